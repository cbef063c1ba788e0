<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_MX" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>Is a sentence wrong?</source>
        <translation>¿Hay una frase equivocada?</translation>
    </message>
    <message>
        <source>Tell a helper its number. Two who say so take it back to English.</source>
        <translation>Diga su número a quien le ayuda. Si dos personas lo dicen, vuelve al inglés.</translation>
    </message>
    <message>
        <source>Another language …</source>
        <translation>Otro idioma…</translation>
    </message>
    <message>
        <source>What help can this household get?</source>
        <translation>¿Qué ayuda puede recibir este hogar?</translation>
    </message>
    <message>
        <source>Print with all programs …</source>
        <translation>Imprimir con todos los programas…</translation>
    </message>
    <message>
        <source>Change the answers</source>
        <translation>Cambiar las respuestas</translation>
    </message>
    <message>
        <source>What may help this household</source>
        <translation>Qué puede ayudar a este hogar</translation>
    </message>
    <message>
        <source>So far {count} [one:program seems|other:programs seem] to fit or may fit</source>
        <translation>Hasta ahora {count} [one:programa parece encajar o puede|other:programas parecen encajar o pueden] encajar</translation>
    </message>
    <message>
        <source>See what may help</source>
        <translation>Ver qué puede ayudar</translation>
    </message>
    <message>
        <source>The paper will list your answers, such as ages and income. They are not saved.</source>
        <translation>El papel mostrará sus respuestas, como edades e ingresos. No se guardan.</translation>
    </message>
    <message>
        <source>No page asks for it. Someone starts to tell? “You do not need to tell me that.”</source>
        <translation>Ninguna página lo pregunta. ¿Alguien empieza a contarlo? «No tiene que decirme eso».</translation>
    </message>
    <message>
        <source>If someone starts to tell you, say: “You do not need to tell me that.”</source>
        <translation>Si alguien empieza a contárselo, diga: «No tiene que decirme eso».</translation>
    </message>
    <message>
        <source>Do not ask about immigration status.</source>
        <translation>No pregunte por el estatus migratorio.</translation>
    </message>
    <message>
        <source>Ask each visitor</source>
        <translation>Preguntar cada vez</translation>
    </message>
    <message>
        <source>Without a printer each page shows a QR code to scan.</source>
        <translation>Sin impresora, cada página muestra un código QR para escanear.</translation>
    </message>
    <message>
        <source>It has no visitor information.</source>
        <translation>No tiene datos de ninguna persona.</translation>
    </message>
    <message>
        <source>One page. It has no visitor information.</source>
        <translation>Una página. No tiene datos de ninguna persona.</translation>
    </message>
    <message>
        <source>Play a test sentence</source>
        <translation>Oír una frase de prueba</translation>
    </message>
    <message>
        <source>This computer is</source>
        <translation>Esta computadora es</translation>
    </message>
    <message>
        <source>Same as this computer</source>
        <translation>Igual que esta computadora</translation>
    </message>
    <message>
        <source>Your ZIP code is not printed, only distances.</source>
        <translation>Su código postal no se imprime, solo las distancias.</translation>
    </message>
    <message>
        <source>Nothing is kept. Do not write down anyone's name, A-number or case number.</source>
        <translation>No se guarda nada. No anote nombres, números A ni números de caso de nadie.</translation>
    </message>
    <message>
        <source>Do not write down anyone's name, A-number or case number.</source>
        <translation>No anote nombres, números A ni números de caso de nadie.</translation>
    </message>
    <message>
        <source>Never ask about status. If someone starts to tell you, say: “You do not need to tell me that.”</source>
        <translation>Nunca pregunte por el estatus. Si alguien empieza a contárselo, diga: «No tiene que decirme eso».</translation>
    </message>
    <message>
        <source>Read aloud what the page says, with its date.</source>
        <translation>Lea en voz alta lo que dice la página, con su fecha.</translation>
    </message>
    <message>
        <source>Navigator shows the rules. It does not give advice.</source>
        <translation>Navigator muestra las reglas. No da consejos.</translation>
    </message>
    <message>
        <source>News for volunteers</source>
        <translation>Novedades para voluntarios</translation>
    </message>
    <message>
        <source>Calls of the last week</source>
        <translation>Llamadas de la última semana</translation>
    </message>
    <message>
        <source>Print anyway</source>
        <translation>Imprimir de todos modos</translation>
    </message>
    <message>
        <source>This page can say something about the person who carries it. Print it anyway?</source>
        <translation>Esta página puede decir algo de la persona que la lleva. ¿Imprimirla de todos modos?</translation>
    </message>
    <message>
        <source>Saved: next visitor</source>
        <translation>Guardado: siguiente persona</translation>
    </message>
    <message>
        <source>Printed: next visitor</source>
        <translation>Impreso: siguiente persona</translation>
    </message>
    <message>
        <source>Pocket size: {languages}</source>
        <translation>De bolsillo: {languages}</translation>
    </message>
    <message>
        <source>{language} and English</source>
        <translation>{language} e inglés</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Home: the topics, in their order</source>
        <translation>Inicio: los temas, en su orden</translation>
    </message>
    <message>
        <source>Key {key}</source>
        <translation>Tecla {key}</translation>
    </message>
    <message>
        <source>This desk is in {state}</source>
        <translation>Esta mesa está en {state}</translation>
    </message>
    <message>
        <source>Which state is this desk in?</source>
        <translation>¿En qué estado está esta mesa de ayuda?</translation>
    </message>
    <message>
        <source>Write the ZIP code of this place, not of a visitor. It is kept as a setting of this computer, so that nobody has to choose again.</source>
        <translation>Escriba el código postal (ZIP) de este lugar, no el de una persona que viene. Queda guardado como ajuste de esta computadora, y nadie tiene que elegir otra vez.</translation>
    </message>
    <message>
        <source>Take it along</source>
        <translation>Llévelo consigo</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Point the camera of your phone at the code.</source>
        <translation>Apunte la cámara de su teléfono al código.</translation>
    </message>
    <message>
        <source>It opens as text and needs no network. Or take a photo of this page.</source>
        <translation>Se abre como texto y no necesita internet. O tome una foto de esta página.</translation>
    </message>
    <message>
        <source>This stands in the code</source>
        <translation>Esto está en el código</translation>
    </message>
    <message>
        <source>The rest did not fit. Take photos of the page as well.</source>
        <translation>Lo demás no cupo. Tome también fotos de la página.</translation>
    </message>
    <message>
        <source>The text of this page as a code</source>
        <translation>El texto de esta página como código</translation>
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
        <source>“{question}”</source>
        <translation>“{question}”</translation>
    </message>
    <message>
        <source>Read the result aloud</source>
        <translation>Leer el resultado en voz alta</translation>
    </message>
    <message>
        <source>Where to ask</source>
        <translation>Dónde preguntar</translation>
    </message>
    <message>
        <source>Parent or step-parent of</source>
        <translation>Madre, padre, madrastra o padrastro de</translation>
    </message>
    <message>
        <source>Married to</source>
        <translation>En matrimonio con</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Edad</translation>
    </message>
    <message>
        <source>child of {people}</source>
        <translation>hija o hijo de {people}</translation>
    </message>
    <message>
        <source>Remove {person}</source>
        <translation>Quitar {person}</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Agregar una persona</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>{person} was removed.</source>
        <translation>Se quitó: {person}.</translation>
    </message>
    <message>
        <source>Who lives together?</source>
        <translation>¿Quiénes viven en la misma casa?</translation>
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
        <source>I got a letter</source>
        <translation>Recibí una carta</translation>
    </message>
    <message>
        <source>Who sent it?</source>
        <translation>¿Quién la envió?</translation>
    </message>
    <message>
        <source>Which one is it?</source>
        <translation>¿Cuál es?</translation>
    </message>
    <message>
        <source>What did they say no to?</source>
        <translation>¿A qué dijeron que no?</translation>
    </message>
    <message>
        <source>They said no: how to ask for a hearing</source>
        <translation>Dijeron que no: cómo pedir una audiencia</translation>
    </message>
    <message>
        <source>They said no to something else</source>
        <translation>Dijeron que no a otra cosa</translation>
    </message>
    <message>
        <source>Or type in the search what it says, its number, or who sent it.</source>
        <translation>O escriba en el buscador lo que dice, su número o quién la envió.</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Año</translation>
    </message>
    <message>
        <source>The day on the paper (it is not kept)</source>
        <translation>La fecha del papel (no se guarda)</translation>
    </message>
    <message>
        <source>Print with these days</source>
        <translation>Imprimir con estos días</translation>
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
        <source>First topics</source>
        <translation>Primeros</translation>
    </message>
    <message>
        <source>More topics</source>
        <translation>Más temas</translation>
    </message>
    <message>
        <source>Federal rules</source>
        <translation>Reglas federales</translation>
    </message>
    <message>
        <source>Facts checked {date}</source>
        <translation>Datos revisados: {date}</translation>
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
        <source>A look around (one minute)</source>
        <translation>Un recorrido (un minuto)</translation>
    </message>
    <message>
        <source>While reading: one sentence back, pause, next</source>
        <translation>Al leer: una frase atrás, pausa, siguiente</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Please do</source>
        <translation>Haga esto</translation>
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
        <source>Do not say what a person should do, or what they will get.</source>
        <translation>No diga qué debe hacer una persona ni qué le van a dar.</translation>
    </message>
    <message>
        <source>Do not fill in or choose forms. A lawyer or accredited helper may.</source>
        <translation>No llene ni elija formularios. Eso lo puede hacer un abogado o ayudante acreditado.</translation>
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
        <translation>Abra una página o un lugar y pulse “Agregar al paquete”.</translation>
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
        <source>Usual type</source>
        <translation>Letra normal</translation>
    </message>
    <message>
        <source>Large type</source>
        <translation>Letra grande</translation>
    </message>
    <message>
        <source>Size of type</source>
        <translation>Tamaño de la letra</translation>
    </message>
    <message>
        <source>{left} and {right}, side by side</source>
        <translation>{left} y {right}, lado a lado</translation>
    </message>
    <message>
        <source>Laying out the pages …</source>
        <translation>Preparando las páginas …</translation>
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
        <source>Places and programs by name have no sheet that folds.</source>
        <translation>Los lugares y los programas por nombre no tienen hoja que se dobla.</translation>
    </message>
    <message>
        <source>Whole sheets</source>
        <translation>Hojas enteras</translation>
    </message>
    <message>
        <source>Folds to pocket size</source>
        <translation>Se dobla al tamaño de bolsillo</translation>
    </message>
    <message>
        <source>Shape of the paper</source>
        <translation>Forma del papel</translation>
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
        <source>All {count} sources</source>
        <translation>Las {count} fuentes</translation>
    </message>
    <message>
        <source>Print this text</source>
        <translation>Imprimir este texto</translation>
    </message>
    <message>
        <source>In the packet</source>
        <translation>En el paquete</translation>
    </message>
    <message>
        <source>Add to packet</source>
        <translation>Agregar al paquete</translation>
    </message>
    <message>
        <source>For the nearest, write your ZIP code above. It is not kept.</source>
        <translation>Para ver lo más cercano, escriba arriba su código postal. No se guarda.</translation>
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
        <source>{count} more of {name}</source>
        <translation>{count} más de {name}</translation>
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
        <source>Copy contact</source>
        <translation>Copiar contacto</translation>
    </message>
    <message>
        <source>The page of that office</source>
        <translation>La página de esa oficina</translation>
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
        <source>Which place do you mean?</source>
        <translation>¿Qué lugar busca?</translation>
    </message>
    <message>
        <source>If it is another one, write the state after its name.</source>
        <translation>Si es otro, escriba el estado después del nombre.</translation>
    </message>
    <message>
        <source>Try one plain word, such as license, doctor or lawyer. For all else dial 211.</source>
        <translation>Pruebe una palabra sencilla, como licencia, doctor o abogado. Para todo lo demás marque 211.</translation>
    </message>
    <message>
        <source>Food, rent, bills, work</source>
        <translation>Comida, renta, recibos, trabajo</translation>
    </message>
    <message>
        <source>Near {zip}</source>
        <translation>Cerca de {zip}</translation>
    </message>
    <message>
        <source>{name} County</source>
        <translation>Condado de {name}</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Lugares</translation>
    </message>
    <message>
        <source>Letters only</source>
        <translation>Solo cartas</translation>
    </message>
    <message>
        <source>With a ZIP code or a city the nearest come first.</source>
        <translation>Con un código postal o una ciudad, los más cercanos salen primero.</translation>
    </message>
    <message>
        <source>Nothing found for these words.</source>
        <translation>No se halló nada con estas palabras.</translation>
    </message>
    <message>
        <source>Rules and guides</source>
        <translation>Reglas y guías</translation>
    </message>
    <message>
        <source>Lawyers near {zip}</source>
        <translation>Abogados cerca de {zip}</translation>
    </message>
    <message>
        <source>{count} more below</source>
        <translation>Ver {count} más abajo</translation>
    </message>
    <message>
        <source>Say</source>
        <translation>Diga</translation>
    </message>
    <message>
        <source>Show it large</source>
        <translation>Mostrar en grande</translation>
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
        <source>Saving …</source>
        <translation>Guardando …</translation>
    </message>
    <message>
        <source>Saved. The file stays on this computer until you delete it.</source>
        <translation>Guardado. El archivo queda en esta computadora hasta que usted lo borre.</translation>
    </message>
    <message>
        <source>Clear the answers</source>
        <translation>Borrar las respuestas</translation>
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
        <source>Others may see this paper.</source>
        <translation>Otros pueden ver este papel.</translation>
    </message>
    <message>
        <source>This page can say something about the person who carries it. Add it anyway?</source>
        <translation>Esta página puede decir algo sobre quien la lleva. ¿Agregarla de todos modos?</translation>
    </message>
    <message>
        <source>Add anyway</source>
        <translation>Agregar</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>No agregar</translation>
    </message>
    <message>
        <source>This ZIP code is not on our map. The list is not sorted by distance.</source>
        <translation>Este código postal no está en nuestro mapa. La lista no está ordenada por distancia.</translation>
    </message>
    <message>
        <source>ZIP code, for distances only</source>
        <translation>Código postal (ZIP), solo para distancias</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>ZIP code of this place</source>
        <translation>Código postal (ZIP) de este lugar</translation>
    </message>
    <message>
        <source>Help near this ZIP code stands first.</source>
        <translation>La ayuda cerca de este código postal va primero.</translation>
    </message>
    <message>
        <source>A ZIP code has five digits.</source>
        <translation>Un código postal tiene cinco dígitos.</translation>
    </message>
    <message>
        <source>This ZIP code is in {state}.</source>
        <translation>Este código postal es de {state}.</translation>
    </message>
    <message>
        <source>The first screen shows the languages in this order</source>
        <translation>La primera pantalla muestra los idiomas en este orden</translation>
    </message>
    <message>
        <source>Visitors will read text of this size.</source>
        <translation>Los visitantes leerán letra de este tamaño.</translation>
    </message>
    <message>
        <source>Another ZIP code</source>
        <translation>Otro código postal</translation>
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
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Order of languages</source>
        <translation>Orden de los idiomas</translation>
    </message>
    <message>
        <source>Five steps, then it starts</source>
        <translation>Cinco pasos y comienza</translation>
    </message>
    <message>
        <source>New content</source>
        <translation>Información nueva</translation>
    </message>
    <message>
        <source>Language at the start</source>
        <translation>Idioma al empezar</translation>
    </message>
    <message>
        <source>{language} is not offered: a font is missing. Install {package}.</source>
        <translation>No se ofrece {language}: falta una fuente de letra. Instale {package}.</translation>
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
        <source>Less motion</source>
        <translation>Menos movimiento</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Movimiento</translation>
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
        <source>ZIP code of this place, so that help near it stands first</source>
        <translation>Código postal de este lugar, para que la ayuda cercana esté primero</translation>
    </message>
    <message>
        <source>Name of this place</source>
        <translation>Nombre de este lugar</translation>
    </message>
    <message>
        <source>Phone of this place, for the papers it gives out</source>
        <translation>Teléfono de este lugar, para los papeles que entrega</translation>
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
        <source>6 to 12 digits. Helpers come back with Hide, then Staff, then this PIN.</source>
        <translation>De 6 a 12 dígitos. Quienes ayudan vuelven con Ocultar, luego Personal y este PIN.</translation>
    </message>
    <message>
        <source>This computer is set to be a desk, in a file for the whole computer.</source>
        <translation>Un archivo para toda la computadora la fija como mostrador.</translation>
    </message>
    <message>
        <source>New helper PIN, once more</source>
        <translation>PIN nuevo del personal, otra vez</translation>
    </message>
    <message>
        <source>Off: no connection</source>
        <translation>No: sin conexión</translation>
    </message>
    <message>
        <source>From a folder or a stick</source>
        <translation>De una carpeta o memoria USB</translation>
    </message>
    <message>
        <source>From an address on the network</source>
        <translation>De una dirección de la red</translation>
    </message>
    <message>
        <source>Folder (its whole path) or address (https://…)</source>
        <translation>Carpeta (ruta completa) o dirección (https://…)</translation>
    </message>
    <message>
        <source>File of trusted keys (whole path of root.json)</source>
        <translation>Archivo de claves de confianza (ruta completa de root.json)</translation>
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
        <source>That is not the PIN. Try again in {count} [one:second|other:seconds].</source>
        <translation>Ese no es el PIN. Pruebe otra vez en {count} [one:segundo|other:segundos].</translation>
    </message>
    <message>
        <source>Copied. Clear forgets it again.</source>
        <translation>Copiado. “Borrar” lo quita otra vez.</translation>
    </message>
    <message>
        <source>How facts are gathered</source>
        <translation>Cómo se reúnen los datos</translation>
    </message>
    <message>
        <source>We read laws, pages of offices and courts, and guides of known legal groups.</source>
        <translation>Leemos leyes, páginas de oficinas y cortes, y guías de grupos legales conocidos.</translation>
    </message>
    <message>
        <source>Each fact names its page, what the page says, and the page&apos;s own date.</source>
        <translation>Cada dato nombra su página, lo que dice y la fecha de la página.</translation>
    </message>
    <message>
        <source>What we did not find is not guessed. It says “not known”.</source>
        <translation>Lo que no encontramos no se adivina. Dice “no se sabe”.</translation>
    </message>
    <message>
        <source>Names of towns and post offices come from GeoNames (CC BY 4.0).</source>
        <translation>Los nombres de pueblos y oficinas de correo son de GeoNames (CC BY 4.0).</translation>
    </message>
    <message>
        <source>How facts are checked</source>
        <translation>Cómo se revisan los datos</translation>
    </message>
    <message>
        <source>A mark beside each fact says how sure we are.</source>
        <translation>Una marca junto a cada dato dice qué tan seguros estamos.</translation>
    </message>
    <message>
        <source>Where sources disagree, the page says so and shows both.</source>
        <translation>Si las fuentes no coinciden, la página lo dice y muestra las dos.</translation>
    </message>
    <message>
        <source>A program checks all files for missing dates and for words that promise.</source>
        <translation>Un programa revisa que no falten fechas ni haya palabras que prometan.</translation>
    </message>
    <message>
        <source>What the marks mean</source>
        <translation>Qué significan las marcas</translation>
    </message>
    <message>
        <source>How old facts look</source>
        <translation>Cómo se ven los datos viejos</translation>
    </message>
    <message>
        <source>Age counts from the date on the source, not from the day we read it.</source>
        <translation>La edad cuenta desde la fecha de la fuente, no desde el día en que la leímos.</translation>
    </message>
    <message>
        <source>What this is not</source>
        <translation>Lo que esto no es</translation>
    </message>
    <message>
        <source>This is general information, not legal advice. Rules change.</source>
        <translation>Esto es información general, no consejo legal. Las reglas cambian.</translation>
    </message>
    <message>
        <source>Only a lawyer or an accredited helper can say what fits your case.</source>
        <translation>Solo un abogado o un ayudante acreditado puede decir qué va con su caso.</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Lo que se guarda</translation>
    </message>
    <message>
        <source>Who stands behind this</source>
        <translation>Quién responde por esto</translation>
    </message>
    <message>
        <source>This content came as an update that its stewards signed.</source>
        <translation>Esta información llegó en una actualización firmada por sus responsables.</translation>
    </message>
    <message>
        <source>This content came with the program. Whoever gave you the program answers for it.</source>
        <translation>Esta información vino con el programa. Responde por ella quien le dio el programa.</translation>
    </message>
    <message>
        <source>{who}: {count} [one:entry|other:entries], the last on {date}</source>
        <translation>{who}: {count} [one:texto|other:textos], el último el {date}</translation>
    </message>
    <message>
        <source>No lawyer, office or organization has put its name to this content yet.</source>
        <translation>Todavía ninguna persona abogada, oficina ni organización ha puesto su nombre en esta información.</translation>
    </message>
    <message>
        <source>Nothing. Navigator works offline and sends nothing.</source>
        <translation>Nada. Navigator funciona sin internet y no envía nada.</translation>
    </message>
    <message>
        <source>It never asks for immigration status, name or papers.</source>
        <translation>Nunca pregunta por el estatus migratorio, el nombre ni los papeles.</translation>
    </message>
    <message>
        <source>Clear forgets the visit. Only what you print or save yourself leaves.</source>
        <translation>Borrar olvida la visita. Solo sale lo que usted mismo imprime o guarda.</translation>
    </message>
    <message>
        <source>States and territories</source>
        <translation>Estados y territorios</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>No se sabe</translation>
    </message>
    <message>
        <source>{percent} % of the facts</source>
        <translation>{percent} % de los datos</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Fuentes</translation>
    </message>
    <message>
        <source>Sources without a date</source>
        <translation>Fuentes sin fecha</translation>
    </message>
    <message>
        <source>{count}: call first</source>
        <translation>{count}: llame primero</translation>
    </message>
    <message>
        <source>A rule shows since when it holds and when its page was written. One that changed within a year, or is before a court, is marked.</source>
        <translation>Cada regla dice desde cuándo rige y de cuándo es su página. La que cambió hace menos de un año, o está ante una corte, lleva una marca.</translation>
    </message>
    <message>
        <source>Phone numbers older than {days} days say “call first”.</source>
        <translation>Los teléfonos de más de {days} días dicen “llame primero”.</translation>
    </message>
    <message>
        <source>Oldest source</source>
        <translation>Fuente más vieja</translation>
    </message>
    <message>
        <source>Newest source</source>
        <translation>Fuente más nueva</translation>
    </message>
    <message>
        <source>Last checked</source>
        <translation>Última revisión</translation>
    </message>
    <message>
        <source>About this information</source>
        <translation>Sobre esta información</translation>
    </message>
    <message>
        <source>What this copy holds</source>
        <translation>Lo que contiene esta copia</translation>
    </message>
    <message>
        <source>The page of a place has a text of its own. Never write about a person.</source>
        <translation>La página de un lugar tiene su propio texto. Nunca escriba sobre una persona.</translation>
    </message>
    <message>
        <source>Correction for Navigator, information of {date}. State and page: … What is wrong: … Where the right answer stands: …</source>
        <translation>Corrección para Navigator, información del {date}. Estado y página: … Qué está mal: … Dónde está la respuesta correcta: …</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Dejar de leer</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Leer en voz alta</translation>
    </message>
    <message>
        <source>Danger first: read the red box before the answer.</source>
        <translation>Primero el peligro: lea el cuadro rojo antes de la respuesta.</translation>
    </message>
    <message>
        <source>The date is old? Call first.</source>
        <translation>¿La fecha es vieja? Llame primero.</translation>
    </message>
    <message>
        <source>Press Clear between visitors.</source>
        <translation>Presione Borrar entre un visitante y otro.</translation>
    </message>
    <message>
        <source>Search; Enter opens the first result</source>
        <translation>Buscar; Enter abre el primer resultado</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>The packet, to print it or save it</source>
        <translation>El paquete, para imprimirlo o guardarlo</translation>
    </message>
    <message>
        <source>Clear: forget this visit</source>
        <translation>Borrar: olvidar esta visita</translation>
    </message>
    <message>
        <source>The other language</source>
        <translation>El otro idioma</translation>
    </message>
    <message>
        <source>Light, dark or high contrast</source>
        <translation>Claro, oscuro o alto contraste</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Letra más grande</translation>
    </message>
    <message>
        <source>Usual text</source>
        <translation>Letra normal</translation>
    </message>
    <message>
        <source>Read aloud, or stop reading</source>
        <translation>Leer en voz alta, o dejar de leer</translation>
    </message>
    <message>
        <source>Face to face: this page in two languages, and back to one</source>
        <translation>Cara a cara: esta página en dos idiomas, y de vuelta a uno</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>Esta página</translation>
    </message>
    <message>
        <source>Go to the next button, press it</source>
        <translation>Ir al botón siguiente, presionarlo</translation>
    </message>
    <message>
        <source>Scroll the page</source>
        <translation>Mover la página</translation>
    </message>
    <message>
        <source>Stop reading; bring a cleared visit back</source>
        <translation>Dejar de leer; recuperar una visita borrada</translation>
    </message>
    <message>
        <source>Home: the topics.</source>
        <translation>Inicio: los temas.</translation>
    </message>
    <message>
        <source>Back: the page before this one.</source>
        <translation>Volver: la página anterior.</translation>
    </message>
    <message>
        <source>Bigger text: press it again for still bigger text.</source>
        <translation>Letra grande: presione otra vez para agrandarla más.</translation>
    </message>
    <message>
        <source>Someone was taken? What to do now.</source>
        <translation>¿Se llevaron a alguien? Qué hacer ahora.</translation>
    </message>
    <message>
        <source>Hide: everything is gone at once, and nobody sees what you read.</source>
        <translation>Ocultar: todo se borra al momento y nadie ve lo que usted leyó.</translation>
    </message>
    <message>
        <source>Start over: clears what you did and begins again.</source>
        <translation>Empezar de nuevo: borra lo que hizo y vuelve al inicio.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Five rules</source>
        <translation>Cinco reglas</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>The buttons</source>
        <translation>Los botones</translation>
    </message>
    <message>
        <source>Nothing you do here is kept. You are never asked who you are.</source>
        <translation>No se guarda nada de lo que haga aquí. Nunca se le pregunta quién es.</translation>
    </message>
    <message>
        <source>Never ask about status</source>
        <translation>Nunca pregunte por el estatus</translation>
    </message>
    <message>
        <source>Find an answer</source>
        <translation>Encuentre una respuesta</translation>
    </message>
    <message>
        <source>Choose the state above, then a topic. Or press Ctrl+K and type a few words.</source>
        <translation>Elija el estado arriba y luego un tema. O presione Ctrl+K y escriba unas palabras.</translation>
    </message>
    <message>
        <source>Danger first</source>
        <translation>Primero el peligro</translation>
    </message>
    <message>
        <source>Read the red box aloud before the answer. It says what may hurt the person.</source>
        <translation>Lea en voz alta el cuadro rojo antes de la respuesta. Dice qué puede dañar a la persona.</translation>
    </message>
    <message>
        <source>Look at the date</source>
        <translation>Mire la fecha</translation>
    </message>
    <message>
        <source>Each fact has a source and a date. If it says “call first”, call first.</source>
        <translation>Cada dato tiene una fuente y una fecha. Si dice “llame primero”, llame primero.</translation>
    </message>
    <message>
        <source>Take it home</source>
        <translation>Para llevar a casa</translation>
    </message>
    <message>
        <source>Add pages to the packet, then print it. Read aloud helps those who read little.</source>
        <translation>Agregue páginas al paquete y luego imprímalo. “Leer en voz alta” ayuda a quien lee poco.</translation>
    </message>
    <message>
        <source>Clear between visitors</source>
        <translation>Borre entre visitantes</translation>
    </message>
    <message>
        <source>Nothing is kept. Press Clear when a visitor leaves. F1 opens help at any time.</source>
        <translation>No se guarda nada. Presione Borrar cuando un visitante se va. F1 abre la ayuda en todo momento.</translation>
    </message>
    <message>
        <source>A look around</source>
        <translation>Un recorrido</translation>
    </message>
    <message>
        <source>Set up a kiosk</source>
        <translation>Preparar un quiosco</translation>
    </message>
    <message>
        <source>The place</source>
        <translation>El lugar</translation>
    </message>
    <message>
        <source>Languages and text</source>
        <translation>Idiomas y letra</translation>
    </message>
    <message>
        <source>Try touch and sound</source>
        <translation>Probar pantalla y sonido</translation>
    </message>
    <message>
        <source>PIN and start</source>
        <translation>PIN y comienzo</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Paso {number} de {count}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Comenzar ahora</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Cancel: change nothing</source>
        <translation>Cancelar: no cambiar nada</translation>
    </message>
    <message>
        <source>Others may hear. Headphones?</source>
        <translation>Otros pueden oír. ¿Tiene audífonos?</translation>
    </message>
    <message>
        <source>The page is read aloud by this computer. You can stop it.</source>
        <translation>Esta computadora lee la página en voz alta. Usted puede detenerla.</translation>
    </message>
    <message>
        <source>Do not read</source>
        <translation>No leer</translation>
    </message>
    <message>
        <source>Touch</source>
        <translation>Pantalla táctil</translation>
    </message>
    <message>
        <source>Four targets stand in the corners of the screen. A keyboard presses them too.</source>
        <translation>Hay cuatro botones en las esquinas de la pantalla. Con el teclado también se oprimen.</translation>
    </message>
    <message>
        <source>Try the touch screen</source>
        <translation>Probar la pantalla táctil</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Plug in what visitors will listen with, and set the volume.</source>
        <translation>Conecte aquello con lo que escucharán los visitantes y ajuste el volumen.</translation>
    </message>
    <message>
        <source>All four corners answer.</source>
        <translation>Las cuatro esquinas responden.</translation>
    </message>
    <message>
        <source>Not all corners answered. Calibrate the touch screen in the system.</source>
        <translation>No respondieron todas las esquinas. Calibre la pantalla táctil en el sistema.</translation>
    </message>
    <message>
        <source>Looking for a voice …</source>
        <translation>Buscando una voz …</translation>
    </message>
    <message>
        <source>This computer has no voice to read aloud.</source>
        <translation>Esta computadora no tiene voz para leer.</translation>
    </message>
    <message>
        <source>This computer has no voice that speaks {language}.</source>
        <translation>Esta computadora no tiene una voz que hable {language}.</translation>
    </message>
    <message>
        <source>A voice speaks now. Do you hear it?</source>
        <translation>Una voz está hablando. ¿La oye?</translation>
    </message>
    <message>
        <source>Install speech-dispatcher and speech-dispatcher-espeak-ng, then try again.</source>
        <translation>Instale speech-dispatcher y speech-dispatcher-espeak-ng y pruebe otra vez.</translation>
    </message>
    <message>
        <source>Add a voice in the settings of the system, then try again.</source>
        <translation>Agregue una voz en los ajustes del sistema y pruebe otra vez.</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>Página de prueba</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>Imprimir una página de prueba</translation>
    </message>
    <message>
        <source>This printer works with Navigator.</source>
        <translation>Esta impresora funciona con Navigator.</translation>
    </message>
    <message>
        <source>Ask someone to read it with you. Who looks after this computer can add a voice.</source>
        <translation>Pida a alguien que lo lea con usted. Quien cuida esta computadora puede agregar una voz.</translation>
    </message>
    <message>
        <source>Back to the page</source>
        <translation>Volver a la página</translation>
    </message>
    <message>
        <source>Look for new content now</source>
        <translation>Buscar información nueva ahora</translation>
    </message>
    <message>
        <source>Go back to the earlier content</source>
        <translation>Volver a la información anterior</translation>
    </message>
    <message>
        <source>Looking for new content …</source>
        <translation>Buscando información nueva…</translation>
    </message>
    <message>
        <source>New content is coming: {percent} %</source>
        <translation>Llega información nueva: {percent} %</translation>
    </message>
    <message>
        <source>New content of {date} came (number {number}). It opens when nobody is here.</source>
        <translation>Llegó información nueva del {date} (número {number}). Se abrirá cuando nadie use esta computadora.</translation>
    </message>
    <message>
        <source>Nothing newer: the content of {date} (number {number}) is here already.</source>
        <translation>No hay nada más nuevo: la información del {date} (número {number}) ya está aquí.</translation>
    </message>
    <message>
        <source>The content of {date} opens when nobody is here.</source>
        <translation>La información del {date} se abrirá cuando nadie use esta computadora.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Content in use: {date}</source>
        <translation>Información en uso: {date}</translation>
    </message>
    <message>
        <source>Newer content on this computer is damaged. Look for it again.</source>
        <translation>La información más nueva de esta computadora está dañada. Búsquela otra vez.</translation>
    </message>
    <message>
        <source>Last look: {date}</source>
        <translation>Última búsqueda: {date}</translation>
    </message>
    <message>
        <source>{zip} lies in {state} and in {other}.</source>
        <translation>{zip} queda en {state} y en {other}.</translation>
    </message>
    <message>
        <source>{zip} is in {state}. The rules here are those of {other}.</source>
        <translation>{zip} está en {state}. Las reglas aquí son las de {other}.</translation>
    </message>
    <message>
        <source>Show {state}</source>
        <translation>Mostrar {state}</translation>
    </message>
    <message>
        <source>One language</source>
        <translation>Un idioma</translation>
    </message>
    <message>
        <source>Read aloud: {language}</source>
        <translation>Leer en voz alta: {language}</translation>
    </message>
    <message>
        <source>Papers, steps and programs</source>
        <translation>Papeles, pasos y programas</translation>
    </message>
    <message>
        <source>The rule, its changes and sources ({count})</source>
        <translation>La regla, sus cambios y fuentes ({count})</translation>
    </message>
    <message>
        <source>Papers and steps in full</source>
        <translation>Todos los papeles y pasos</translation>
    </message>
    <message>
        <source>Read the rest aloud</source>
        <translation>Leer el resto en voz alta</translation>
    </message>
    <message>
        <source>Changed lately, or disputed</source>
        <translation>Cambió hace poco o está en disputa</translation>
    </message>
    <message>
        <source>A lawyer near here</source>
        <translation>Un abogado cerca de aquí</translation>
    </message>
    <message>
        <source>What kinds of help there are</source>
        <translation>Qué tipos de ayuda hay</translation>
    </message>
    <message>
        <source>The license: what to bring</source>
        <translation>La licencia: qué llevar</translation>
    </message>
    <message>
        <source>Where to go or call</source>
        <translation>Adónde ir o llamar</translation>
    </message>
    <message>
        <source>A doctor near here</source>
        <translation>Un médico cerca de aquí</translation>
    </message>
    <message>
        <source>A dentist</source>
        <translation>Un dentista</translation>
    </message>
    <message>
        <source>The rule, and what to bring</source>
        <translation>La regla y qué llevar</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>Seguro médico</translation>
    </message>
    <message>
        <source>Cost and aid: the rule</source>
        <translation>Costo y ayuda: la regla</translation>
    </message>
    <message>
        <source>Whom to ask</source>
        <translation>A quién preguntar</translation>
    </message>
    <message>
        <source>When agents ask questions</source>
        <translation>Cuando los agentes hacen preguntas</translation>
    </message>
    <message>
        <source>Whom to call, and the rule here</source>
        <translation>A quién llamar y la regla de aquí</translation>
    </message>
    <message>
        <source>Clearing a record: the rule</source>
        <translation>Limpiar un historial: la regla</translation>
    </message>
    <message>
        <source>This ZIP code is not on our map.</source>
        <translation>Este código postal no está en nuestro mapa.</translation>
    </message>
    <message>
        <source>Go on without a ZIP code</source>
        <translation>Seguir sin código postal</translation>
    </message>
    <message>
        <source>More places</source>
        <translation>Más lugares</translation>
    </message>
    <message>
        <source>The whole page on this topic</source>
        <translation>La página completa de este tema</translation>
    </message>
    <message>
        <source>Press the four corners</source>
        <translation>Oprima las cuatro esquinas</translation>
    </message>
    <message>
        <source>With a finger; or with Tab and Enter. Esc gives up.</source>
        <translation>Con un dedo, o con Tab y Entrar. Esc termina la prueba.</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Terminar la prueba</translation>
    </message>
    <message>
        <source>Upper left corner</source>
        <translation>Esquina superior izquierda</translation>
    </message>
    <message>
        <source>Upper right corner</source>
        <translation>Esquina superior derecha</translation>
    </message>
    <message>
        <source>Lower left corner</source>
        <translation>Esquina inferior izquierda</translation>
    </message>
    <message>
        <source>Lower right corner</source>
        <translation>Esquina inferior derecha</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} más</translation>
    </message>
    <message>
        <source>One back</source>
        <translation>Una atrás</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>lenta</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>rápida</translation>
    </message>
    <message>
        <source>Speed: {speed}</source>
        <translation>Velocidad: {speed}</translation>
    </message>
    <message>
        <source>Read the rest</source>
        <translation>Leer lo demás</translation>
    </message>
    <message>
        <source>No, thank you</source>
        <translation>No, gracias</translation>
    </message>
    <message>
        <source>That was the next step. More?</source>
        <translation>Ese fue el siguiente paso. ¿Más?</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Un momento …</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>Face to face</source>
        <translation>Cara a cara</translation>
    </message>
    <message>
        <source>Add a place of ours</source>
        <translation>Agregar un lugar nuestro</translation>
    </message>
    <message>
        <source>Kind of place</source>
        <translation>Tipo de lugar</translation>
    </message>
    <message>
        <source>What it does, in one plain sentence</source>
        <translation>Qué hace, en una frase sencilla</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Calle</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ciudad</translation>
    </message>
    <message>
        <source>The whole country</source>
        <translation>Todo el país</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Elija</translation>
    </message>
    <message>
        <source>Only the place, nothing about a person. Leave empty what you do not know.</source>
        <translation>Solo el lugar, nada sobre una persona. Deje vacío lo que no sepa.</translation>
    </message>
    <message>
        <source>{field}: by its name people hide here. Leave the street empty.</source>
        <translation>{field}: por su nombre, aquí se esconden personas. Deje vacía la calle.</translation>
    </message>
    <message>
        <source>{field}: this place is on the list already.</source>
        <translation>{field}: este lugar ya está en la lista.</translation>
    </message>
    <message>
        <source>{field}: look at this again.</source>
        <translation>{field}: revise esto.</translation>
    </message>
    <message>
        <source>{field}: this is needed.</source>
        <translation>{field}: hace falta.</translation>
    </message>
    <message>
        <source>{field}: give a phone, a website or a street.</source>
        <translation>{field}: ponga un teléfono, un sitio web o una calle.</translation>
    </message>
    <message>
        <source>Such as: {hint}</source>
        <translation>Por ejemplo: {hint}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>ZIP code</source>
        <translation>Código postal (ZIP)</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Ready stacks</source>
        <translation>Juegos listos para imprimir</translation>
    </message>
    <message>
        <source>A ready stack</source>
        <translation>Un juego listo para imprimir</translation>
    </message>
    <message>
        <source>Somebody's visit is open.</source>
        <translation>Hay una visita abierta.</translation>
    </message>
    <message>
        <source>Press Clear, then come back here.</source>
        <translation>Pulse Borrar y vuelva aquí.</translation>
    </message>
    <message>
        <source>Another stack</source>
        <translation>Otro juego</translation>
    </message>
    <message>
        <source>Sheets to print before the doors open. Nothing about a visitor is in them.</source>
        <translation>Hojas para imprimir antes de abrir. No llevan nada sobre un visitante.</translation>
    </message>
    <message>
        <source>Print {copies}</source>
        <translation>Imprimir {copies}</translation>
    </message>
    <message>
        <source>{copies} × {pages} sides = {sides} sheets of paper, {sheets} if printed on both.</source>
        <translation>{copies} × {pages} caras = {sides} hojas de papel, {sheets} si se imprime por ambos lados.</translation>
    </message>
    <message>
        <source>Keep this stack</source>
        <translation>Guardar este juego</translation>
    </message>
    <message>
        <source>Kept stacks</source>
        <translation>Juegos guardados</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Give a name, a ZIP code, 1 to {most} copies, and choose a page.</source>
        <translation>Ponga un nombre, un código postal (ZIP), de 1 a {most} copias, y elija una página.</translation>
    </message>
    <message>
        <source>Name of the stack</source>
        <translation>Nombre del juego</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copias</translation>
    </message>
    <message>
        <source>{copies} × {pages} = {sides} sheets of paper, printed on one side.</source>
        <translation>{copies} × {pages} = {sides} hojas de papel, impresas por un lado.</translation>
    </message>
    <message>
        <source>Languages that a computer translated and nobody has read</source>
        <translation>Idiomas que tradujo una computadora y nadie ha leído</translation>
    </message>
    <message>
        <source>At the desk, with a helper</source>
        <translation>En el escritorio, con ayuda</translation>
    </message>
    <message>
        <source>At the kiosk too</source>
        <translation>También en el quiosco</translation>
    </message>
    <message>
        <source>Nowhere</source>
        <translation>En ningún lugar</translation>
    </message>
    <message>
        <source>Kiosk: tiles speak</source>
        <translation>Quiosco: los cuadros hablan</translation>
    </message>
    <message>
        <source>The first touch says a tile's name, the second one opens it.</source>
        <translation>Al primer toque se oye el nombre del cuadro; al segundo se abre.</translation>
    </message>
    <message>
        <source>Listen: the computer reads the page to you. Others may hear it.</source>
        <translation>Escuchar: la computadora le lee la página. Otros pueden oírla.</translation>
    </message>
    <message>
        <source>Call staff: this page is covered, then somebody who works here is called.</source>
        <translation>Llamar al personal: la página se tapa y luego se llama a alguien que trabaja aquí.</translation>
    </message>
    <message>
        <source>Visitors do not see Listen in a language without a voice.</source>
        <translation>Los visitantes no ven «Escuchar» en un idioma sin voz.</translation>
    </message>
    <message>
        <source>The computer speaks each language offered.</source>
        <translation>La computadora habla todos los idiomas ofrecidos.</translation>
    </message>
    <message>
        <source>Please come: a visitor asks for help.</source>
        <translation>Por favor venga: una persona pide ayuda.</translation>
    </message>
    <message>
        <source>What was on this screen is covered.</source>
        <translation>Lo que había en la pantalla está tapado.</translation>
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
        <source>{label}, {count} [one:result|other:results]</source>
        <translation>{label}, {count} [one:resultado|other:resultados]</translation>
    </message>
</context>
<context>
    <name>ChoiceBox</name>
    <message>
        <source>Nothing begins with “{letters}”</source>
        <translation>Nada empieza con “{letters}”</translation>
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
        <source>Weak source</source>
        <translation>Fuente débil</translation>
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
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
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
        <source>Cleared. The visit is gone for good in {count} [one:second|other:seconds].</source>
        <translation>Borrado. La visita se pierde del todo en {count} [one:segundo|other:segundos].</translation>
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
        <source>This visit will be cleared in {count} [one:second|other:seconds], so that nobody else sees it.</source>
        <translation>Esta visita se borrará en {count} [one:segundo|other:segundos], para que nadie más la vea.</translation>
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
        <translation>Empezar de nuevo</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>Llamar a alguien</translation>
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
        <translation>Solo empleados</translation>
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
        <translation>Agregar al paquete</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>Another row</source>
        <translation>Otra fila</translation>
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
    <name>SpotChip</name>
    <message>
        <source>Place: {label}. Take it off</source>
        <translation>Lugar: {label}. Quitar</translation>
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
        <source>ZIP code or city, for distances only</source>
        <translation>Código postal (ZIP) o ciudad, solo para distancias</translation>
    </message>
    <message>
        <source>ZIP or city</source>
        <translation>ZIP o ciudad</translation>
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
    <name>_Head</name>
    <message>
        <source>open</source>
        <translation>abierto</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Ask whoever looks after this computer.</source>
        <translation>Pregunte a quien cuida esta computadora.</translation>
    </message>
    <message>
        <source>Check it, or choose a state.</source>
        <translation>Revíselo o elija un estado.</translation>
    </message>
    <message>
        <source>Check its spelling, or use a ZIP code.</source>
        <translation>Revise cómo se escribe o use un código postal.</translation>
    </message>
    <message>
        <source>Choose another folder or free some space, then try again.</source>
        <translation>Elija otra carpeta o libere espacio e intente otra vez.</translation>
    </message>
    <message>
        <source>Choose different digits.</source>
        <translation>Elija dígitos distintos.</translation>
    </message>
    <message>
        <source>Close Navigator and start it again.</source>
        <translation>Cierre Navigator y ábralo otra vez.</translation>
    </message>
    <message>
        <source>Install Navigator again, or in a source tree run: navigator pack build</source>
        <translation>Instale Navigator otra vez o, en el código fuente, ejecute: navigator pack build</translation>
    </message>
    <message>
        <source>Install Navigator again.</source>
        <translation>Instale Navigator otra vez.</translation>
    </message>
    <message>
        <source>Install the pack again, or ask the person who looks after this computer.</source>
        <translation>Instale el paquete otra vez o pregunte a quien cuida esta computadora.</translation>
    </message>
    <message>
        <source>Mend that line or remove the file, then start Navigator again.</source>
        <translation>Corrija esa línea o quite el archivo y abra Navigator otra vez.</translation>
    </message>
    <message>
        <source>No ZIP code begins with these digits.</source>
        <translation>Ningún código postal empieza con estos dígitos.</translation>
    </message>
    <message>
        <source>No city or town of that name is held.</source>
        <translation>No tenemos una ciudad ni un pueblo con ese nombre.</translation>
    </message>
    <message>
        <source>Search for it instead.</source>
        <translation>Mejor búsquelo.</translation>
    </message>
    <message>
        <source>See the federal rules and the national places.</source>
        <translation>Vea las reglas federales y los lugares nacionales.</translation>
    </message>
    <message>
        <source>The information pack can not be opened.</source>
        <translation>No se puede abrir el paquete de información.</translation>
    </message>
    <message>
        <source>The information pack is damaged.</source>
        <translation>El paquete de información está dañado.</translation>
    </message>
    <message>
        <source>The information pack is missing or damaged.</source>
        <translation>El paquete de información falta o está dañado.</translation>
    </message>
    <message>
        <source>The information pack is missing.</source>
        <translation>Falta el paquete de información.</translation>
    </message>
    <message>
        <source>The information pack is of another version.</source>
        <translation>El paquete de información es de otra versión.</translation>
    </message>
    <message>
        <source>The search index could not be read.</source>
        <translation>No se pudo leer el índice de búsqueda.</translation>
    </message>
    <message>
        <source>This PIN is too easy to guess.</source>
        <translation>Este PIN es muy fácil de adivinar.</translation>
    </message>
    <message>
        <source>This can not be a PIN.</source>
        <translation>Esto no puede ser un PIN.</translation>
    </message>
    <message>
        <source>Use a two-letter code such as CO.</source>
        <translation>Use un código de dos letras, como CO.</translation>
    </message>
    <message>
        <source>Use en or es.</source>
        <translation>Use en o es.</translation>
    </message>
    <message>
        <source>Write it as on an envelope, such as 80202.</source>
        <translation>Escríbalo como en un sobre, por ejemplo 80202.</translation>
    </message>
    <message>
        <source>Write the state too.</source>
        <translation>Escriba también el estado.</translation>
    </message>
    <message>
        <source>A ZIP code has five digits.</source>
        <translation>Un código postal tiene cinco dígitos.</translation>
    </message>
    <message>
        <source>Another Navigator is looking for new content just now.</source>
        <translation>Otro Navigator está buscando información nueva en este momento.</translation>
    </message>
    <message>
        <source>Ask those who send the content for their root.json again.</source>
        <translation>Pida otra vez el archivo root.json a quienes envían la información.</translation>
    </message>
    <message>
        <source>Ask those who send the content for their root.json and name it in the settings.</source>
        <translation>Pida el archivo root.json a quienes envían la información y escríbalo en Ajustes.</translation>
    </message>
    <message>
        <source>There is no language {lang!r} in this pack.</source>
        <translation>Este paquete no tiene el idioma {lang!r}.</translation>
    </message>
    <message>
        <source>This pack does not hold the rules of {state} yet.</source>
        <translation>Este paquete todavía no tiene las reglas de {state}.</translation>
    </message>
    <message>
        <source>There is no topic {topic!r}.</source>
        <translation>No hay un tema {topic!r}.</translation>
    </message>
    <message>
        <source>There is no state {state!r}.</source>
        <translation>No hay un estado {state!r}.</translation>
    </message>
    <message>
        <source>There is no record {id!r}.</source>
        <translation>No hay una página {id!r}.</translation>
    </message>
    <message>
        <source>There is no kind {kind!r}.</source>
        <translation>No hay una clase {kind!r}.</translation>
    </message>
    <message>
        <source>There is no {topic!r} to look at here.</source>
        <translation>Aquí no hay {topic!r} para ver.</translation>
    </message>
    <message>
        <source>This ZIP code is for military mail (APO, FPO or DPO) and is on no map.</source>
        <translation>Este código postal es de correo militar (APO, FPO o DPO) y no está en ningún mapa.</translation>
    </message>
    <message>
        <source>More than one state has it: {states}.</source>
        <translation>Está en más de un estado: {states}.</translation>
    </message>
    <message>
        <source>{field}: this does not fit another answer.</source>
        <translation>{field}: esto no concuerda con otra respuesta.</translation>
    </message>
    <message>
        <source>{field}: this is not asked here.</source>
        <translation>{field}: esto no se pregunta aquí.</translation>
    </message>
    <message>
        <source>{field}: this belongs to the household.</source>
        <translation>{field}: esto es del hogar.</translation>
    </message>
    <message>
        <source>{field}: this belongs to the helper.</source>
        <translation>{field}: esto es de quien ayuda.</translation>
    </message>
    <message>
        <source>{field}: this belongs to the person.</source>
        <translation>{field}: esto es de la persona.</translation>
    </message>
    <message>
        <source>{field}: this is not given here.</source>
        <translation>{field}: esto no va aquí.</translation>
    </message>
    <message>
        <source>{field}: this is missing.</source>
        <translation>{field}: esto falta.</translation>
    </message>
    <message>
        <source>{field}: the income is given twice.</source>
        <translation>{field}: los ingresos están dos veces.</translation>
    </message>
    <message>
        <source>{field}: this many is not usable.</source>
        <translation>{field}: esta cantidad no sirve.</translation>
    </message>
    <message>
        <source>{field}: this kind of answer is not usable.</source>
        <translation>{field}: esta clase de respuesta no sirve.</translation>
    </message>
    <message>
        <source>{field}: this is no choice.</source>
        <translation>{field}: esto no es una de las opciones.</translation>
    </message>
    <message>
        <source>{field}: this is no number.</source>
        <translation>{field}: esto no es un número.</translation>
    </message>
    <message>
        <source>{field}: this number is out of range.</source>
        <translation>{field}: este número es muy bajo o muy alto.</translation>
    </message>
    <message>
        <source>{field}: this names a person who is not in the list.</source>
        <translation>{field}: esto nombra a una persona que no está en la lista.</translation>
    </message>
    <message>
        <source>{field}: there is no such state.</source>
        <translation>{field}: no existe ese estado.</translation>
    </message>
    <message>
        <source>{field}: the rules of this state are not held yet.</source>
        <translation>{field}: todavía no tenemos las reglas de este estado.</translation>
    </message>
    <message>
        <source>{field}: this is no day.</source>
        <translation>{field}: esto no es una fecha.</translation>
    </message>
    <message>
        <source>{field}: no rules of this day are held.</source>
        <translation>{field}: no tenemos reglas de este día.</translation>
    </message>
    <message>
        <source>{field}: this is too long.</source>
        <translation>{field}: esto es muy largo.</translation>
    </message>
    <message>
        <source>{field}: this is no JSON.</source>
        <translation>{field}: esto no es JSON.</translation>
    </message>
    <message>
        <source>{field}: this is no object.</source>
        <translation>{field}: esto no es un objeto.</translation>
    </message>
    <message>
        <source>{field}: this is no list.</source>
        <translation>{field}: esto no es una lista.</translation>
    </message>
    <message>
        <source>{field}: this is neither text nor a whole number.</source>
        <translation>{field}: esto no es ni texto ni un número entero.</translation>
    </message>
    <message>
        <source>The file could not be saved ({reason}).</source>
        <translation>No se pudo guardar el archivo ({reason}).</translation>
    </message>
    <message>
        <source>{path} could not be written ({reason}).</source>
        <translation>No se pudo escribir {path} ({reason}).</translation>
    </message>
    <message>
        <source>The settings file {path} can not be written ({reason}).</source>
        <translation>No se puede escribir el archivo de ajustes {path} ({reason}).</translation>
    </message>
    <message>
        <source>The settings file {path} has an error: {what}.</source>
        <translation>El archivo de ajustes {path} tiene un error: {what}.</translation>
    </message>
    <message>
        <source>it can not be read ({reason})</source>
        <translation>no se puede leer ({reason})</translation>
    </message>
    <message>
        <source>it is not valid TOML ({reason})</source>
        <translation>no es TOML válido ({reason})</translation>
    </message>
    <message>
        <source>nobody knows the key {key!r}</source>
        <translation>no existe la clave {key!r}</translation>
    </message>
    <message>
        <source>the value of {key!r} is of the wrong kind</source>
        <translation>el valor de {key!r} es de otro tipo</translation>
    </message>
    <message>
        <source>{key} must be one of {known}</source>
        <translation>{key} debe ser uno de estos: {known}</translation>
    </message>
    <message>
        <source>there is no state {state!r}</source>
        <translation>no hay un estado {state!r}</translation>
    </message>
    <message>
        <source>zip must have five digits</source>
        <translation>zip debe tener cinco cifras</translation>
    </message>
    <message>
        <source>idle_seconds must be 0 or lie between {least} and {most}</source>
        <translation>idle_seconds debe ser 0 o estar entre {least} y {most}</translation>
    </message>
    <message>
        <source>This time is too short.</source>
        <translation>Este tiempo es muy corto.</translation>
    </message>
    <message>
        <source>New content can not come from there.</source>
        <translation>La información nueva no puede venir de ahí.</translation>
    </message>
    <message>
        <source>A kiosk needs a helper PIN.</source>
        <translation>Un quiosco necesita un PIN del personal.</translation>
    </message>
    <message>
        <source>The two PINs differ.</source>
        <translation>Los dos PIN no son iguales.</translation>
    </message>
    <message>
        <source>Navigator made a mistake on this page.</source>
        <translation>Navigator cometió un error en esta página.</translation>
    </message>
    <message>
        <source>The file of trusted keys {path} can not be read.</source>
        <translation>No se puede leer el archivo de claves de confianza {path}.</translation>
    </message>
    <message>
        <source>The folder {folder} can not be read.</source>
        <translation>No se puede leer la carpeta {folder}.</translation>
    </message>
    <message>
        <source>The address {address} can not be reached.</source>
        <translation>No se puede llegar a la dirección {address}.</translation>
    </message>
    <message>
        <source>There is no content for Navigator in {source}.</source>
        <translation>No hay información para Navigator en {source}.</translation>
    </message>
    <message>
        <source>The content in {source} can not be read.</source>
        <translation>No se puede leer la información de {source}.</translation>
    </message>
    <message>
        <source>This content is dated {day}, a day that has not come yet.</source>
        <translation>Esta información tiene fecha del {day}, un día que todavía no llega.</translation>
    </message>
    <message>
        <source>The content that came last failed in use, and what was used before is back.</source>
        <translation>La última información que llegó falló al usarse, y volvió la que se usaba antes.</translation>
    </message>
    <message>
        <source>The new content can not be written ({reason}).</source>
        <translation>No se puede guardar la información nueva ({reason}).</translation>
    </message>
    <message>
        <source>Use one of {known}.</source>
        <translation>Use uno de estos: {known}.</translation>
    </message>
    <message>
        <source>Write the ZIP code of a town near the family, or choose a state.</source>
        <translation>Escriba el código postal de un pueblo cerca de la familia o elija un estado.</translation>
    </message>
    <message>
        <source>Check both, or skip one of them.</source>
        <translation>Revise las dos o sáltese una.</translation>
    </message>
    <message>
        <source>Check it.</source>
        <translation>Revíselo.</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>Quítelo.</translation>
    </message>
    <message>
        <source>Move it.</source>
        <translation>Muévalo.</translation>
    </message>
    <message>
        <source>Change it.</source>
        <translation>Cámbielo.</translation>
    </message>
    <message>
        <source>Give one of them.</source>
        <translation>Dé solo uno.</translation>
    </message>
    <message>
        <source>Give 1 to {most} people.</source>
        <translation>Dé de 1 a {most} personas.</translation>
    </message>
    <message>
        <source>Use one of {known}, or skip it.</source>
        <translation>Use uno de estos o sáltelo: {known}.</translation>
    </message>
    <message>
        <source>Give a number from {low} to {high}, or skip it.</source>
        <translation>Dé un número de {low} a {high} o sáltelo.</translation>
    </message>
    <message>
        <source>Give a list of numbers, 0 being the first person, or skip it.</source>
        <translation>Dé una lista de números, donde 0 es la primera persona, o sáltelo.</translation>
    </message>
    <message>
        <source>Answer true or false, or skip it.</source>
        <translation>Responda true o false, o sáltelo.</translation>
    </message>
    <message>
        <source>Give an amount in dollars.</source>
        <translation>Dé una cantidad en dólares.</translation>
    </message>
    <message>
        <source>Give an amount from {low} to {high}, or leave it out.</source>
        <translation>Dé una cantidad de {low} a {high} o quítela.</translation>
    </message>
    <message>
        <source>Give a code such as CO.</source>
        <translation>Dé un código como CO.</translation>
    </message>
    <message>
        <source>Use a code such as CO.</source>
        <translation>Use un código como CO.</translation>
    </message>
    <message>
        <source>Write YYYY-MM-DD.</source>
        <translation>Escriba AAAA-MM-DD.</translation>
    </message>
    <message>
        <source>Give a day from {first} to {last}.</source>
        <translation>Dé un día de {first} a {last}.</translation>
    </message>
    <message>
        <source>See docs/checklists.md for its place.</source>
        <translation>Vea en docs/checklists.md dónde va.</translation>
    </message>
    <message>
        <source>Stay below {most} bytes.</source>
        <translation>No pase de {most} bytes.</translation>
    </message>
    <message>
        <source>Write one object a line.</source>
        <translation>Escriba un objeto por línea.</translation>
    </message>
    <message>
        <source>Write {{…}} on each line.</source>
        <translation>Escriba {{…}} en cada línea.</translation>
    </message>
    <message>
        <source>Write {{…}}.</source>
        <translation>Escriba {{…}}.</translation>
    </message>
    <message>
        <source>Write [{{…}}, {{…}}].</source>
        <translation>Escriba [{{…}}, {{…}}].</translation>
    </message>
    <message>
        <source>Free some space or choose a folder you may write to.</source>
        <translation>Libere espacio o elija una carpeta donde pueda escribir.</translation>
    </message>
    <message>
        <source>Choose {least} seconds or more.</source>
        <translation>Elija {least} segundos o más.</translation>
    </message>
    <message>
        <source>Write the whole path of a folder, or an address with https://</source>
        <translation>Escriba la ruta completa de una carpeta, o una dirección con https://</translation>
    </message>
    <message>
        <source>Type the new PIN twice.</source>
        <translation>Escriba el PIN nuevo dos veces.</translation>
    </message>
    <message>
        <source>Type a new one.</source>
        <translation>Escriba uno nuevo.</translation>
    </message>
    <message>
        <source>Choose {least} to {most} digits, no letters.</source>
        <translation>Elija de {least} a {most} dígitos, sin letras.</translation>
    </message>
    <message>
        <source>Run the command again.</source>
        <translation>Ejecute el comando otra vez.</translation>
    </message>
    <message>
        <source>Check the address and the network, then look again.</source>
        <translation>Revise la dirección y la red, y busque otra vez.</translation>
    </message>
    <message>
        <source>Copy it again, then look again.</source>
        <translation>Cópiela otra vez y vuelva a buscar.</translation>
    </message>
    <message>
        <source>Check the date of this computer, then tell those who sent it.</source>
        <translation>Revise la fecha de esta computadora y luego avise a quienes la enviaron.</translation>
    </message>
    <message>
        <source>Do not use it. Tell those who sent it.</source>
        <translation>No la use. Avise a quienes la enviaron.</translation>
    </message>
    <message>
        <source>Free some space on this computer, then look again.</source>
        <translation>Libere espacio en esta computadora y busque otra vez.</translation>
    </message>
    <message>
        <source>Get a new copy of it, then look again.</source>
        <translation>Consiga una copia nueva y busque otra vez.</translation>
    </message>
    <message>
        <source>Get a newer copy of it. What is here stays in use.</source>
        <translation>Consiga una copia más nueva. Se sigue usando lo que hay aquí.</translation>
    </message>
    <message>
        <source>Install that version first, then look again.</source>
        <translation>Instale primero esa versión y busque otra vez.</translation>
    </message>
    <message>
        <source>Looking for new content was stopped.</source>
        <translation>Se detuvo la búsqueda de información nueva.</translation>
    </message>
    <message>
        <source>Name the folder or address in which metadata and targets lie.</source>
        <translation>Escriba la carpeta o dirección donde están metadata y targets.</translation>
    </message>
    <message>
        <source>Name the root.json of those who send the content.</source>
        <translation>Escriba dónde está el root.json de quienes envían la información.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>No se cambió nada.</translation>
    </message>
    <message>
        <source>Plug in the stick or choose another folder, then look again.</source>
        <translation>Conecte la memoria USB o elija otra carpeta, y busque otra vez.</translation>
    </message>
    <message>
        <source>Tell those who sent it. What is here stays in use.</source>
        <translation>Avise a quienes la enviaron. Se sigue usando lo que hay aquí.</translation>
    </message>
    <message>
        <source>The file of trusted keys can not be used.</source>
        <translation>El archivo de claves de confianza no sirve.</translation>
    </message>
    <message>
        <source>The signatures under this content have run out.</source>
        <translation>Las firmas de esta información ya vencieron.</translation>
    </message>
    <message>
        <source>There is no earlier content.</source>
        <translation>No hay información anterior.</translation>
    </message>
    <message>
        <source>This Navigator knows no keys yet by which new content could be trusted.</source>
        <translation>Este Navigator todavía no tiene claves para saber si la información nueva es de confianza.</translation>
    </message>
    <message>
        <source>This content is for another version of Navigator.</source>
        <translation>Esta información es para otra versión de Navigator.</translation>
    </message>
    <message>
        <source>This content is not signed by those whom this computer trusts.</source>
        <translation>Esta información no está firmada por quienes son de confianza para esta computadora.</translation>
    </message>
    <message>
        <source>This content is not whole: a file is missing.</source>
        <translation>Esta información no está completa: falta un archivo.</translation>
    </message>
    <message>
        <source>This content is not whole: a file was changed.</source>
        <translation>Esta información no está completa: un archivo fue cambiado.</translation>
    </message>
    <message>
        <source>This content is older than what is in use.</source>
        <translation>Esta información es más vieja que la que está en uso.</translation>
    </message>
    <message>
        <source>This content is older than what was seen before, or mixed from two copies.</source>
        <translation>Esta información es más vieja que la que se vio antes, o mezcla dos copias.</translation>
    </message>
    <message>
        <source>This content is signed, but this Navigator can not open it.</source>
        <translation>Esta información está firmada, pero este Navigator no la puede abrir.</translation>
    </message>
    <message>
        <source>This copy of Navigator holds nothing that could use the network.</source>
        <translation>Esta copia de Navigator no tiene nada que pueda usar la red.</translation>
    </message>
    <message>
        <source>Turn them on in the settings first.</source>
        <translation>Actívelas primero en Ajustes.</translation>
    </message>
    <message>
        <source>Updates are off.</source>
        <translation>Las actualizaciones están apagadas.</translation>
    </message>
    <message>
        <source>Use a folder, or ask for the copy that can.</source>
        <translation>Use una carpeta, o pida la copia que sí puede.</translation>
    </message>
    <message>
        <source>Wait a moment, then look again.</source>
        <translation>Espere un momento y busque otra vez.</translation>
    </message>
    <message>
        <source>What is here stays in use.</source>
        <translation>Se sigue usando lo que hay aquí.</translation>
    </message>
    <message>
        <source>a kiosk needs a helper PIN, and pin_hash is empty</source>
        <translation>un quiosco necesita un PIN de ayudante y pin_hash está vacío</translation>
    </message>
    <message>
        <source>pin_hash is not what `navigator kiosk set-pin` writes</source>
        <translation>pin_hash no es lo que escribe `navigator kiosk set-pin`</translation>
    </message>
    <message>
        <source>text_percent must lie between 100 and 200</source>
        <translation>text_percent debe estar entre 100 y 200</translation>
    </message>
    <message>
        <source>updates_from must be an address that begins with https://</source>
        <translation>updates_from debe ser una dirección que empieza con https://</translation>
    </message>
    <message>
        <source>updates_from must be the whole path of a folder</source>
        <translation>updates_from debe ser la ruta completa de una carpeta</translation>
    </message>
    <message>
        <source>updates_root must be the whole path of a file</source>
        <translation>updates_root debe ser la ruta completa de un archivo</translation>
    </message>
    <message>
        <source>each stack needs a name of its own, pages, zip, languages, shape and 1 to {most} copies</source>
        <translation>cada juego necesita un nombre propio, pages, zip, languages, shape y de 1 a {most} copias</translation>
    </message>
    <message>
        <source>{page} can say something about the person who carries it.</source>
        <translation>{page} puede decir algo sobre quien lleve el papel.</translation>
    </message>
    <message>
        <source>Take it out of the stack.</source>
        <translation>Sáquela del juego.</translation>
    </message>
    <message>
        <source>{page} does not fold to pocket size.</source>
        <translation>{page} no se puede doblar a tamaño de bolsillo.</translation>
    </message>
    <message>
        <source>Take it out, or choose whole sheets.</source>
        <translation>Sáquela o elija hojas completas.</translation>
    </message>
</context>
</TS>
