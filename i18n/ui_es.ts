<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_MX" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Saltar</translation>
    </message>
    <message>
        <source>Where to ask</source>
        <translation>Dónde preguntar</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Agregar una persona</translation>
    </message>
    <message>
        <source>Remove this person</source>
        <translation>Quitar a esta persona</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Saltado</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>The whole rule</source>
        <translation>La regla completa</translation>
    </message>
    <message>
        <source>What do you need help with?</source>
        <translation>¿Con qué necesita ayuda?</translation>
    </message>
    <message>
        <source>Which state is it about?</source>
        <translation>¿De qué estado se trata?</translation>
    </message>
    <message>
        <source>Rules differ from state to state. Choose one.</source>
        <translation>Las reglas cambian de un estado a otro. Elija uno.</translation>
    </message>
    <message>
        <source>Your state is not here yet? Phone lines and federal rules hold everywhere.</source>
        <translation>¿Su estado aún no está? Las líneas telefónicas y las reglas federales valen en todas partes.</translation>
    </message>
    <message>
        <source>Federal rules</source>
        <translation>Reglas federales</translation>
    </message>
    <message>
        <source>Checked {date}</source>
        <translation>Revisado: {date}</translation>
    </message>
    <message>
        <source>This information is more than half a year old: call first</source>
        <translation>Esta información tiene más de medio año: llame primero</translation>
    </message>
    <message>
        <source>General information, not legal advice</source>
        <translation>Información general, no es consejo legal</translation>
    </message>
    <message>
        <source>Nothing you do here is kept</source>
        <translation>No se guarda lo que haga aquí</translation>
    </message>
    <message>
        <source>Someone was taken?</source>
        <translation>¿Se llevaron a alguien?</translation>
    </message>
    <message>
        <source>Is this helper allowed to advise?</source>
        <translation>¿Puede esta persona dar consejo?</translation>
    </message>
    <message>
        <source>Start here</source>
        <translation>Empiece aquí</translation>
    </message>
    <message>
        <source>In {state}, soon</source>
        <translation>En {state}, pronto</translation>
    </message>
    <message>
        <source>Before you help someone</source>
        <translation>Antes de ayudar a alguien</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Navigator reads out rules. It does not give advice.</source>
        <translation>Navigator dice las reglas. No da consejos.</translation>
    </message>
    <message>
        <source>Please do</source>
        <translation>Haga esto</translation>
    </message>
    <message>
        <source>Read out what stands on the page, with its date.</source>
        <translation>Lea en voz alta lo que dice la página, con su fecha.</translation>
    </message>
    <message>
        <source>Show who can help, and print a hand-out to take home.</source>
        <translation>Muestre quién puede ayudar e imprima una hoja para llevar a casa.</translation>
    </message>
    <message>
        <source>Say “I do not know. Let us ask a lawyer.” as often as you need to.</source>
        <translation>Diga “No sé. Preguntemos a un abogado.” cuantas veces haga falta.</translation>
    </message>
    <message>
        <source>Please do not</source>
        <translation>No haga esto</translation>
    </message>
    <message>
        <source>Do not ask about immigration status, and stop people from telling you.</source>
        <translation>No pregunte por el estatus migratorio. Pida a las personas que no se lo digan.</translation>
    </message>
    <message>
        <source>Do not say what a person should do, or what they will get.</source>
        <translation>No diga qué debe hacer una persona ni qué le van a dar.</translation>
    </message>
    <message>
        <source>Do not fill in or choose forms. A lawyer or accredited helper may.</source>
        <translation>No llene ni elija formularios. Eso lo puede hacer un abogado o ayudante acreditado.</translation>
    </message>
    <message>
        <source>Do not write names or numbers down.</source>
        <translation>No anote nombres ni números.</translation>
    </message>
    <message>
        <source>Nothing you do here is kept. Press Clear when a visitor leaves.</source>
        <translation>Nada de lo que haga aquí se guarda. Pulse “Borrar” cuando la persona se vaya.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Packet to take home</source>
        <translation>Paquete para llevar</translation>
    </message>
    <message>
        <source>The packet is empty.</source>
        <translation>El paquete está vacío.</translation>
    </message>
    <message>
        <source>Open a page or a place and press “Add to packet”.</source>
        <translation>Abra una página o un lugar y pulse “Añadir al paquete”.</translation>
    </message>
    <message>
        <source>Go home</source>
        <translation>Ir al inicio</translation>
    </message>
    <message>
        <source>Language of the paper</source>
        <translation>Idioma del papel</translation>
    </message>
    <message>
        <source>Paper size</source>
        <translation>Tamaño del papel</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation>Guardar PDF …</translation>
    </message>
    <message>
        <source>On the paper</source>
        <translation>En el papel</translation>
    </message>
    <message>
        <source>No answer and no name is printed. Look it over before you hand it on.</source>
        <translation>No se imprimen respuestas ni nombres. Revíselo antes de entregarlo.</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Page {number}</source>
        <translation>Página {number}</translation>
    </message>
    <message>
        <source>{count} sources</source>
        <translation>{count} fuentes</translation>
    </message>
    <message>
        <source>All {count} sources</source>
        <translation>Las {count} fuentes</translation>
    </message>
    <message>
        <source>In the packet</source>
        <translation>En el paquete</translation>
    </message>
    <message>
        <source>Add to packet</source>
        <translation>Añadir al paquete</translation>
    </message>
    <message>
        <source>For the nearest, write your ZIP code above. It is not kept.</source>
        <translation>Para ver lo más cercano, escriba arriba su código postal. No se guarda.</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Gratis</translation>
    </message>
    <message>
        <source>Without an appointment</source>
        <translation>Sin cita</translation>
    </message>
    <message>
        <source>No ID asked</source>
        <translation>No piden identificación</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Intérprete</translation>
    </message>
    <message>
        <source>Language spoken</source>
        <translation>Idioma que hablan</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>Cualquier idioma</translation>
    </message>
    <message>
        <source>No place of this kind is listed here yet.</source>
        <translation>Aún no hay lugares de este tipo en la lista.</translation>
    </message>
    <message>
        <source>Show more ({count} left)</source>
        <translation>Mostrar más (quedan {count})</translation>
    </message>
    <message>
        <source>Danger to life? Call 911. In despair? Call or text 988.</source>
        <translation>¿Peligro de muerte? Llame al 911. ¿Siente desesperación? Llame o mande un texto al 988.</translation>
    </message>
    <message>
        <source>Both are free, day and night.</source>
        <translation>Los dos son gratis, día y noche.</translation>
    </message>
    <message>
        <source>Copy contact</source>
        <translation>Copiar contacto</translation>
    </message>
    <message>
        <source>Copy this text</source>
        <translation>Copiar este texto</translation>
    </message>
    <message>
        <source>Take it along on a phone</source>
        <translation>Llévelo en su teléfono</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Lugares</translation>
    </message>
    <message>
        <source>Nothing found for these words.</source>
        <translation>No se halló nada con estas palabras.</translation>
    </message>
    <message>
        <source>Try one plain word, such as license, doctor or lawyer, or go Home.</source>
        <translation>Pruebe una palabra sencilla, como licencia, doctor o abogado, o vaya al inicio.</translation>
    </message>
    <message>
        <source>Rules and guides</source>
        <translation>Reglas y guías</translation>
    </message>
    <message>
        <source>All {count} places</source>
        <translation>Los {count} lugares</translation>
    </message>
    <message>
        <source>Find legal help</source>
        <translation>Busque ayuda legal</translation>
    </message>
    <message>
        <source>This can not be shown</source>
        <translation>Esto no se puede mostrar</translation>
    </message>
    <message>
        <source>The printer can not be reached. Please ask someone who works here.</source>
        <translation>No se puede usar la impresora. Pregunte a alguien que trabaje aquí.</translation>
    </message>
    <message>
        <source>No printer was found.</source>
        <translation>No se halló una impresora.</translation>
    </message>
    <message>
        <source>Save a PDF instead, or ask for help.</source>
        <translation>Guarde un PDF o pida ayuda.</translation>
    </message>
    <message>
        <source>Printing. Please take every page with you.</source>
        <translation>Imprimiendo. Llévese todas las hojas.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Guardar PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Saved. The file stays on this computer until you delete it.</source>
        <translation>Guardado. El archivo queda en esta computadora hasta que usted lo borre.</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Empezar de nuevo</translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation>Pregunta anterior</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Pregunta siguiente</translation>
    </message>
    <message>
        <source>All on one page</source>
        <translation>Todo en una página</translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation>Una a la vez</translation>
    </message>
    <message>
        <source>Question {number} of {count}</source>
        <translation>Pregunta {number} de {count}</translation>
    </message>
    <message>
        <source>{answered} of {count} answered</source>
        <translation>{answered} de {count} contestadas</translation>
    </message>
    <message>
        <source>Print with answers …</source>
        <translation>Imprimir con respuestas …</translation>
    </message>
    <message>
        <source>Print with answers</source>
        <translation>Imprimir con respuestas</translation>
    </message>
    <message>
        <source>Leave the answers out</source>
        <translation>Dejar fuera las respuestas</translation>
    </message>
    <message>
        <source>It would show what was answered here, person by person. The answers stand on that paper and nowhere else.</source>
        <translation>Mostraría lo que se contestó aquí, persona por persona. Las respuestas quedan en ese papel y en ningún otro lugar.</translation>
    </message>
    <message>
        <source>Others may see this paper.</source>
        <translation>Otros pueden ver este papel.</translation>
    </message>
    <message>
        <source>This page can say something about the person who carries it. Add it anyway?</source>
        <translation>Esta página puede decir algo sobre quien la lleva. ¿Añadirla de todos modos?</translation>
    </message>
    <message>
        <source>Add anyway</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>No añadir</translation>
    </message>
    <message>
        <source>This ZIP code is not on our map. The list is not sorted by distance.</source>
        <translation>Este código postal no está en nuestro mapa. La lista no está ordenada por distancia.</translation>
    </message>
    <message>
        <source>ZIP code, for distances only</source>
        <translation>Código postal, solo para distancias</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>C. P.</translation>
    </message>
    <message>
        <source>For the nearest, write your ZIP code. It is not kept.</source>
        <translation>Para ver lo más cercano, escriba su código postal. No se guarda.</translation>
    </message>
    <message>
        <source>Map of the nearest places. The numbered list below says the same.</source>
        <translation>Mapa de los lugares más cercanos. La lista numerada de abajo dice lo mismo.</translation>
    </message>
    <message>
        <source>Leave Navigator</source>
        <translation>Salir de Navigator</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>What is gray is set for the whole computer.</source>
        <translation>Lo que está en gris vale para toda la computadora.</translation>
    </message>
    <message>
        <source>Desk, for volunteers</source>
        <translation>Mesa, para voluntarios</translation>
    </message>
    <message>
        <source>Kiosk, for visitors alone</source>
        <translation>Quiosco, para visitantes solos</translation>
    </message>
    <message>
        <source>Used as</source>
        <translation>Se usa como</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Preguntar</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Order of languages</source>
        <translation>Orden de los idiomas</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Language at the start</source>
        <translation>Idioma al empezar</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Seconds until an idle visit is cleared</source>
        <translation>Segundos hasta borrar una visita sin uso</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Lo normal</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Impresora</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Name of this place</source>
        <translation>Nombre de este lugar</translation>
    </message>
    <message>
        <source>Picture of this place (path of a PNG or SVG file)</source>
        <translation>Imagen de este lugar (ruta de un archivo PNG o SVG)</translation>
    </message>
    <message>
        <source>Begin with the page for volunteers</source>
        <translation>Empezar con la página para voluntarios</translation>
    </message>
    <message>
        <source>New helper PIN</source>
        <translation>PIN nuevo del personal</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>como antes</translation>
    </message>
    <message>
        <source>New helper PIN, once more</source>
        <translation>PIN nuevo del personal, otra vez</translation>
    </message>
    <message>
        <source>Updates are off: Navigator opens no connection.</source>
        <translation>Sin actualizaciones: Navigator no abre ninguna conexión.</translation>
    </message>
    <message>
        <source>This time is too short.</source>
        <translation>Este tiempo es muy corto.</translation>
    </message>
    <message>
        <source>Choose 30 seconds or more.</source>
        <translation>Elija 30 segundos o más.</translation>
    </message>
    <message>
        <source>The two PINs differ.</source>
        <translation>Los dos PIN no son iguales.</translation>
    </message>
    <message>
        <source>Type the new PIN twice.</source>
        <translation>Escriba el PIN nuevo dos veces.</translation>
    </message>
    <message>
        <source>A kiosk needs a helper PIN.</source>
        <translation>Un quiosco necesita un PIN del personal.</translation>
    </message>
    <message>
        <source>Type a new one.</source>
        <translation>Escriba uno nuevo.</translation>
    </message>
    <message>
        <source>Saved. This holds when Navigator is started again.</source>
        <translation>Guardado. Vale cuando Navigator empiece de nuevo.</translation>
    </message>
    <message>
        <source>For the people who work here</source>
        <translation>Para las personas que trabajan aquí</translation>
    </message>
    <message>
        <source>Helper PIN</source>
        <translation>PIN del personal</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>That is not the PIN.</source>
        <translation>Ese no es el PIN.</translation>
    </message>
    <message>
        <source>That is not the PIN. Try again in {count} seconds.</source>
        <translation>Ese no es el PIN. Pruebe otra vez en {count} segundos.</translation>
    </message>
    <message>
        <source>Copied. Clear forgets it again.</source>
        <translation>Copiado. “Borrar” lo quita otra vez.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Caution</source>
        <translation>Cuidado</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Información</translation>
    </message>
</context>
<context>
    <name>Brand</name>
    <message>
        <source>{name}: home</source>
        <translation>{name}: inicio</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>{label}, {count} results</source>
        <translation>{label}, {count} resultados</translation>
    </message>
</context>
<context>
    <name>FactRow</name>
    <message>
        <source>Confirmed</source>
        <translation>Confirmado</translation>
    </message>
    <message>
        <source>One source</source>
        <translation>Una fuente</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>Sin confirmar</translation>
    </message>
    <message>
        <source>Old: call first</source>
        <translation>Dato viejo: llame primero</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>Works offline</source>
        <translation>Funciona sin internet</translation>
    </message>
    <message>
        <source>Someone was taken?</source>
        <translation>¿Se llevaron a alguien?</translation>
    </message>
</context>
<context>
    <name>GraceCover</name>
    <message>
        <source>Bring it back (Esc)</source>
        <translation>Recuperar (Esc)</translation>
    </message>
    <message>
        <source>Clear now (Ctrl+Shift+Delete)</source>
        <translation>Borrar ahora (Ctrl+Shift+Supr)</translation>
    </message>
    <message>
        <source>Cleared. The visit is gone for good in {count} seconds.</source>
        <translation>Borrado. La visita se pierde del todo en {count} segundos.</translation>
    </message>
</context>
<context>
    <name>IdleCover</name>
    <message>
        <source>Are you still there?</source>
        <translation>¿Sigue ahí?</translation>
    </message>
    <message>
        <source>I need more time</source>
        <translation>Necesito más tiempo</translation>
    </message>
    <message>
        <source>Clear now</source>
        <translation>Borrar ahora</translation>
    </message>
    <message>
        <source>This visit will be cleared in {count} seconds, so that nobody else sees it.</source>
        <translation>Esta visita se borrará en {count} segundos, para que nadie más la vea.</translation>
    </message>
</context>
<context>
    <name>KioskBar</name>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Bigger text</source>
        <translation>Letra grande</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Reiniciar</translation>
    </message>
</context>
<context>
    <name>LoadingState</name>
    <message>
        <source>Looking this up …</source>
        <translation>Buscando …</translation>
    </message>
</context>
<context>
    <name>NeutralCover</name>
    <message>
        <source>Touch to begin</source>
        <translation>Toque para empezar</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Take the last digit back</source>
        <translation>Quitar el último número</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>PlaceLink</name>
    <message>
        <source>Old: call first</source>
        <translation>Dato viejo: llame primero</translation>
    </message>
</context>
<context>
    <name>PlaceRow</name>
    <message>
        <source>In packet</source>
        <translation>En paquete</translation>
    </message>
    <message>
        <source>Packet</source>
        <translation>Paquete</translation>
    </message>
    <message>
        <source>Remove from packet</source>
        <translation>Quitar del paquete</translation>
    </message>
    <message>
        <source>Add to packet</source>
        <translation>Añadir al paquete</translation>
    </message>
</context>
<context>
    <name>RowLink</name>
    <message>
        <source>Read this first</source>
        <translation>Lea esto primero</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear search</source>
        <translation>Borrar búsqueda</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Choose a state</source>
        <translation>Elija un estado</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>ZIP code, for distances only</source>
        <translation>Código postal, solo para distancias</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>C. P.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search: license, doctor, lawyer …</source>
        <translation>Buscar: licencia, doctor, abogado …</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Light, dark or high contrast</source>
        <translation>Claro, oscuro o alto contraste</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Forget everything of this visit (Ctrl+Shift+Delete)</source>
        <translation>Olvidar todo lo de esta visita (Ctrl+Mayús+Supr)</translation>
    </message>
    <message>
        <source>Packet {count}</source>
        <translation>Paquete {count}</translation>
    </message>
</context>
<context>
    <name>TopicTile</name>
    <message>
        <source>Read this first</source>
        <translation>Lea esto primero</translation>
    </message>
</context>
</TS>
