<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_MX" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you need help with?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which state is it about?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules differ from state to state. Choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your state is not here yet? Phone lines and federal rules hold everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Federal rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone was taken?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this helper allowed to advise?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {state}, soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before you help someone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Navigator reads out rules. It does not give advice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read out what stands on the page, with its date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show who can help, and print a hand-out to take home.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say “I do not know. Let us ask a lawyer.” as often as you need to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please do not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not ask about immigration status, and stop people from telling you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not say what a person should do, or what they will get.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not fill in or choose forms. A lawyer or accredited helper may.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not write names or numbers down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing you do here is kept. Press Clear when a visitor leaves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packet to take home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a page or a place and press “Add to packet”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer and no name is printed. Look it over before you hand it on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No place of this kind is listed here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Danger to life? Call 911. In despair? Call or text 988.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both are free, day and night.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it along on a phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found for these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try one plain word, such as license, doctor or lawyer, or go Home.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules and guides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {count} places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This can not be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No printer was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a PDF instead, or ask for help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. The file stays on this computer until you delete it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others may see this paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page can say something about the person who carries it. Add it anyway?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Caution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Brand</name>
    <message>
        <source>{name}: home</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>{label}, {count} results</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactRow</name>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old: call first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>Works offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General information, not legal advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing you do here is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone was taken?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LoadingState</name>
    <message>
        <source>Looking this up …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceLink</name>
    <message>
        <source>Old: call first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceRow</name>
    <message>
        <source>In packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to packet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowLink</name>
    <message>
        <source>Read this first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Choose a state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Federal rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search: license, doctor, lawyer …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light, dark or high contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Navigator, home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget everything of this visit (Ctrl+Shift+Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packet {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopicTile</name>
    <message>
        <source>Read this first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Copied. Clear forgets it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This information is more than half a year old: call first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked {date}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
