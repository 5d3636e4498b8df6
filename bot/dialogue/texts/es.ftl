# Las frases principales en español; lo demás se dice en francés. Marcas permitidas: <b>, <i>.

## Bienvenida
welcome = <b>¡Hola!</b> Le ayudo a encontrar ayudas para crear o mantener su negocio, sobre todo en los barrios prioritarios.

    Escriba su pregunta con sus palabras, por ejemplo:
    «{ $example }»

    O elija un tema:
example-1 = quiero abrir un restaurante y busco un préstamo
example-2 = busco un aprendiz para mi peluquería
help = <b>Cómo funciona</b>

    • Escriba su pregunta como habla. Las faltas no importan.
    • Escriba <b>1</b>, <b>2</b> o <b>3</b> para abrir una ficha.
    • Escriba <b>volver</b> para volver, <b>más</b> para otras ideas.
    • Escriba <b>contacto</b> para hablar con alguien.
    • Escriba <b>temas</b> para ver los temas, <b>ciudad</b> para elegir su ciudad.
    • Escriba <b>tengo derecho</b> para comprobarlo juntos, <b>mis ayudas</b> para la lista.
    • Escriba <b>perfil</b> para ver o borrar lo que he entendido de usted.

    Yo no decido nada: decide el organismo que da la ayuda. Cada ficha muestra sus fuentes y sus fechas.
privacy = Guardo su ciudad y lo que me dice de su proyecto. No guardo ni sus mensajes, ni su nombre, ni su número. Escriba <b>borrar</b> y lo olvido todo.
polite = Con mucho gusto. ¿Otra pregunta? Escríbala, o elija un tema:

## Idioma
languages = <b>Langue · Language · Idioma · Dil · اللغة</b>
    Escriba un número, o toque un idioma.
language-chosen = De acuerdo, le hablo en español. Las fichas siguen en francés.

    Escriba su pregunta, por ejemplo: «{ $example }»
language-is = Idioma: { $name }
in-french = Entiendo el español, pero las fichas están en francés.
sheet-in-french = <i>Esta ficha está en francés.</i>

## Respuestas
understood = He entendido: { $facts }
answer-one = Esta es la ficha que corresponde:
answer-many = Esto le puede ayudar:
answer-more = Otras ideas:
answer-hint = Escriba un número para leer la ficha, o <b>contacto</b>.
no-more = No tengo otra idea para esta pregunta.
named-instead = En su lugar:
named-look-alikes = Quizás buscaba:
status-ended = terminada
status-uncertain = por confirmar
status-elsewhere = no existe en su zona
call-line = 📞 Para hablar de ello: { $contact }
call-none-here = 📞 No conozco ningún contacto local aquí ({ $territory }). Para toda Francia: { $contact }
clarify = Para responderle mejor: ¿qué busca sobre todo?
clarify-other = Si no es nada de esto, dígame un poco más: su oficio, su ciudad, qué le bloquea.
none = No tengo ninguna ficha segura para esta petición, y prefiero no inventar.
none-brief = Es un poco corto para que encuentre la ayuda adecuada. Cuénteme más en una frase: ¿busca dinero, un local, una formación, un consejo?
none-off-topic = Esto parece tratar de { $topic }. Solo respondo sobre las ayudas para los negocios.
none-way-on = Pruebe por ejemplo: «{ $example }», o elija un tema:
empty = No he encontrado palabras en su mensaje. Escriba su pregunta en pocas palabras, por ejemplo: «{ $example }»
too-long = Su mensaje es largo: he leído el principio. Si me equivoco, repita lo principal en dos frases.

## Ficha
sheet-open = ✅ Abierta
sheet-open-since = ✅ Abierta desde { $since }
sheet-open-until = ✅ Abierta hasta { $until }
sheet-uncertain = ❓ Por confirmar: no sabemos si esta ayuda sigue abierta.
sheet-ended = ⛔ Terminada: ya no se puede pedir esta ayuda ({ $until }).
sheet-brings = Qué aporta
sheet-brought = Qué aportaba
sheet-conditions = Condiciones
sheet-conditions-were = Condiciones de entonces
sheet-exclusions = No es para usted si
sheet-steps = Qué hacer
sheet-papers = Papeles que preparar
sheet-where = Dónde
sheet-contact = Contacto
sheet-doubts = Por confirmar
sheet-sources = Fuentes
sheet-reason = Por qué
sheet-instead = En su lugar
sheet-decides = Decide el organismo, no yo: compruébelo con él antes de comprometerse.

## Contacto
contact-title = <b>Hablar con alguien</b>
contact-for = <b>A quién contactar para «{ $title }»</b>
contact-none-here = No conozco ningún contacto local en { $territory }. Este es el contacto nacional:
contact-which-territory = Dígame su ciudad para darle un contacto cercano: escriba <b>ciudad</b>.
contact-national = Para toda Francia:
contact-nothing = No tengo ningún contacto seguro para esto. Su ayuntamiento puede orientarle.
card = 📞 { $name }: { $phone }
card-short = 📞 { $name }: { $phone }. Es un número corto. Márquelo tal cual, desde Francia.
card-none = No tengo un número seguro para este contacto. Escriba <b>contacto</b> para ver cómo llegar a él.
map-see = Ver en el mapa
map-none = No conozco ninguna dirección adonde ir aquí. Escriba <b>contacto</b>, o dígame su ciudad.
letter = <b>Un correo listo para { $name }</b>
    Está en francés, para la persona que lo leerá. Cambie lo que quiera. Lo envía usted: yo no envío nada.
letter-none = No tengo una dirección de correo segura aquí. Escriba <b>contacto</b> para ver a quién llamar.
letter-how = Toque un texto para copiarlo.

## Temas y ciudades
themes = <b>¿Qué tema?</b>
territories = <b>¿Dónde está usted?</b> Escriba el número o el nombre de su ciudad.
territory-chosen = Anotado: <b>{ $territory }</b>. Mostraré primero lo que existe cerca de usted.
territory-asked = ¿Cuál es su pregunta?

## Lo que recuerdo
profile-empty = Todavía no sé nada de usted. Haga su pregunta, o escriba <b>ciudad</b>.
profile = <b>Lo que he entendido de usted</b>

    { $facts }

    ¿Un error? Toque la línea que quiere quitar, o dígalo otra vez con sus palabras.
profile-wiped = Borrado. Ya no guardo nada de lo que me dijo.
profile-forgot = He quitado: { $fact }.

## ¿Tengo derecho?
check-intro = Comprobemos juntos: <b>{ $title }</b>
check-intro-list = Unas preguntas para saber qué es para usted.
question-yes-no = Responda sí o no.
question-number = Responda con un número, aunque sea aproximado.
question-words = Escríbalo con sus palabras, o elija:
question-sensitive = No guardo esta respuesta: solo sirve para esta comprobación.
question-way-out = También puede escribir «no sé», «saltar» o «resultado».
question-address = Puede escribirme la dirección (número, calle, ciudad): yo lo compruebo.
not-an-answer = No he entendido su respuesta.
dont-know = De acuerdo, lo dejo por comprobar.
noted = Anotado: { $facts }.
verdict-no = ❌ Según sus respuestas, esta ayuda no es para usted.
verdict-ended = ⛔ Esta ayuda ha terminado: ya no se puede pedir.
verdict-met = ✅ Nada de lo que me ha dicho lo impide. Decide { $operator }.
verdict-possible = ❓ Es posible: { $count ->
    [one] queda un punto por comprobar
   *[other] quedan { $count } puntos por comprobar
    }. Decide { $operator }.
verdict-judged = ❓ Hay que verlo con { $operator }, que decide.
verdict-first = Qué hacer primero
verdict-papers = Papeles que preparar
verdict-nearest = Más bien para usted, según lo que sé:
mark-yes = ✅ nada lo impide
mark-open = ❓ por comprobar: { $count }
mark-judged = ❓ hay que verlo con el organismo
aides = <b>Sus ayudas posibles</b>
aides-hint = Escriba un número. Decide el organismo que da la ayuda.

## Otros
unreadable = ¡Gracias! Por ahora solo sé leer texto. Escriba su pregunta en pocas palabras; el micrófono 🎤 del teclado puede escribir por usted.
unreadable-voice = ¡Gracias por su mensaje de voz! Todavía no sé escuchar. Toque el micrófono 🎤 del teclado: escribe lo que usted dice.
old-button = Este botón ya no sirve. Haga su pregunta, o empiece por un tema:
which-one = ¿Cuál quiere? Escriba su número, o haga su pregunta en pocas palabras.
unknown-number = Este número no está en la lista. Escriba un número de la lista, o haga su pregunta.

## Botones
button-read = Leer la ficha
button-share = 📤 Compartir
button-back = ⬅️ Volver
button-more = Otras ideas
button-contact = 📞 Contacto
button-talk = 📞 Hablar con alguien
button-themes = Temas
button-territory = Mi ciudad
button-correct = ✏️ Corregir
button-help = Ayuda
button-language = 🌐 Idioma
button-wipe = Borrar todo
button-next = Siguiente ➡️
button-previous = ⬅️ Anterior
button-official = Página oficial
button-check = ¿Tengo derecho?
button-yes = Sí
button-no = No
button-dont-know = No sé
button-skip = Saltar
button-verdict = Ver el resultado
button-aides = Mis ayudas
button-precise = Precisar con una pregunta
button-the-sheet = La ficha
button-card = 📇 Guardar
button-map = 🗺️ Mapa
button-letter = ✉️ Escribir
button-open-map = 🗺️ Abrir el mapa
button-copy-address = 📋 Copiar la dirección
button-copy-subject = 📋 Copiar el asunto

## Telegram
menu-start = Empezar de nuevo
menu-help = Cómo funciona
menu-themes = Ver los temas
menu-contact = Hablar con alguien
menu-aides = Las ayudas posibles para usted
menu-profile = Lo que he entendido de usted
menu-language = Cambiar de idioma
bot-short = Encuentre ayudas para su negocio, en los barrios prioritarios de Francia. Gratis, sin inscripción.
bot-description = Escriba su pregunta con sus palabras: crear un negocio, un local, un escaparate, un aprendiz, una deuda… Muestro las ayudas que existen en Francia, sus condiciones y a quién llamar, con las fuentes. Entiendo el español; las fichas están en francés.

## Transmitir una pregunta, opiniones
menu-alerts = Mis avisos
button-transmit = ✉️ Transmitir mi pregunta al equipo
button-agree = Sí, transmitir
button-decline = No
button-useful = 👍 Útil
button-useless = 👎 No es útil
button-watch = 🔔 Avisarme si cambia
button-watch-news = 🔔 Avisarme de las novedades
button-unwatch = 🔕 No avisarme más
button-alerts = Mis avisos
transmit-offer = El equipo que escribe las fichas también puede buscar: escriba <b>transmettre</b>.
transmit-write = Escriba aquí su pregunta para el equipo, sin nombres ni números. Verá lo que se transmite antes de decir que sí.
transmit-place = Su territorio: { $place }.
transmit-consent = <b>Esto es exactamente lo que leerá el equipo:</b>

    « { $question } »
    { $place }

    He quitado lo que puede decir quién es usted. Guardo lo necesario para enviarle la respuesta y después lo borro. ¿De acuerdo? Responda <b>sí</b> o <b>no</b>.
transmit-done = ✉️ Está transmitida. Le escribiré aquí cuando el equipo tenga una respuesta.
transmit-declined = De acuerdo, no transmito nada. Su pregunta está borrada.
opinion-thanks = Gracias, queda anotado. ¿Otra pregunta? Escríbala.
