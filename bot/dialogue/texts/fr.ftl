# Tout ce que le robot dit, en français simple. Balises permises : <b>, <i>.

## Accueil
welcome = <b>Bonjour !</b> Je vous aide à trouver les aides pour créer ou faire vivre votre entreprise, surtout dans les quartiers prioritaires.

    Écrivez votre question avec vos mots, par exemple :
    « { $example } »

    Ou choisissez un thème :
example-1 = je veux ouvrir un snack à Bagatelle, je suis au chômage
example-2 = la vitrine de mon épicerie est cassée, qui peut m'aider ?
example-3 = je cherche un apprenti pour mon salon de coiffure
no-form = Rien à remplir, pas de compte à créer.
help = <b>Comment ça marche</b>

    • Écrivez votre question comme vous parlez. Les fautes ne gênent pas.
    • Tapez <b>1</b>, <b>2</b> ou <b>3</b> pour ouvrir une fiche.
    • Tapez <b>retour</b> pour revenir, <b>suite</b> pour d'autres pistes.
    • Tapez <b>contact</b> pour parler à quelqu'un.
    • Tapez <b>thèmes</b> pour parcourir, <b>territoire</b> pour choisir votre ville.
    • Tapez <b>suis-je éligible</b> pour vérifier avec vous, <b>mes aides</b> pour la liste.
    • Tapez <b>garder</b> sur une fiche (ou <b>garder 2</b> sur une liste), puis <b>mes fiches</b> pour les relire ou les envoyer.
    • Tapez <b>profil</b> pour voir ou effacer ce que j'ai compris de vous.

    Je ne décide de rien : l'organisme qui donne l'aide décide. Chaque fiche montre ses sources et leurs dates.

## Comprendre
understood = J'ai compris : { $facts }
place-qpv = { $name }, { $territory } (quartier prioritaire, à vérifier à votre adresse)
place-in = { $name }, { $territory }
territory-is = { $territory }

## Réponse
answer-one = Voici la fiche qui correspond :
answer-many = Voici ce qui peut vous aider :
named-instead = À la place :
named-look-alikes = Vous cherchiez peut-être :
share-copy = <b>À copier et à envoyer</b> (SMS, WhatsApp, mail) :
polite = Avec plaisir. Une autre question ? Écrivez-la, ou choisissez un thème :
answer-more = D'autres pistes :
no-more = Je n'ai pas d'autre piste pour cette question.
line = <b>{ $number }. { $title }</b> — { $promise }
status-open = ouvert
status-ended = terminé
status-uncertain = à confirmer
status-elsewhere = pas dans votre territoire
answer-hint = Tapez un numéro pour lire la fiche, ou <b>contact</b>.
call-line = 📞 Pour en parler : { $contact }
call-none-here = 📞 Aucun contact local connu ici ({ $territory }). Au niveau national : { $contact }
speaks-french = { $note }

## Demander une précision
clarify = Pour mieux vous répondre : que cherchez-vous surtout ?
clarify-line = <b>{ $number }.</b> { $title } — { $promise }
clarify-other = Si ce n'est rien de cela, dites-m'en un peu plus : votre métier, votre ville, ce qui vous bloque.

## Rien ne convient
none = Je n'ai pas de fiche sûre pour cette demande, et je préfère ne pas inventer.
none-brief = C'est un peu court pour que je trouve la bonne aide. Dites-m'en plus en une phrase : vous cherchez de l'argent, un local, une formation, un conseil ?
none-off-topic = Cela semble concerner { $topic }. Je ne réponds que sur les aides aux entrepreneurs.
none-way-on = Essayez par exemple : « { $example } », ou choisissez un thème :
empty = Je n'ai pas trouvé de mots dans votre message. Écrivez votre question en quelques mots, par exemple : « { $example } »
too-long = Votre message est long : j'en ai lu le début. Si je me trompe, redites l'essentiel en deux phrases.

## Fiche
sheet-title = <b>{ $title }</b>
sheet-open = ✅ Ouvert
sheet-open-since = ✅ Ouvert depuis { $since }
sheet-open-until = ✅ Ouvert jusqu'au { $until }
sheet-uncertain = ❓ À confirmer : nous ne savons pas si cette aide est encore ouverte.
sheet-ended = ⛔ Terminé : on ne peut plus demander cette aide ({ $until }).
sheet-brings = Ce que cela apporte
sheet-brought = Ce que cela apportait
sheet-conditions = Conditions
sheet-conditions-were = Conditions à l'époque
sheet-exclusions = Ce n'est pas pour vous si
sheet-steps = Que faire
sheet-papers = Papiers à préparer
sheet-where = Où
sheet-contact = Contact
sheet-doubts = À confirmer
sheet-sources = Sources
sheet-reason = Pourquoi
sheet-instead = À la place
sheet-checked = Fiche vérifiée le { $date } · fiabilité { $reliability }
sheet-decides = L'organisme décide, pas moi : vérifiez avec lui avant de vous engager.
sheet-not-confuse = À ne pas confondre avec : { $titles }
judged = à voir avec { $operator }
page = Page officielle
source-line = { $publisher }, { $date }
source-undated = { $publisher }, sans date
source-unread = { $publisher } (source citée, non relue)
amount = Montant : { $amount }.
amount-max = Montant : { $max } au plus.
amount-range = Montant : de { $min } à { $max }.
amount-min = Montant : à partir de { $min }.
everywhere = Partout en France

## Contact
contact-title = <b>Parler à quelqu'un</b>
contact-for = <b>Qui contacter pour « { $title } »</b>
contact-none-here = Je ne connais pas de contact local à { $territory }. Voici le contact national :
contact-which-territory = Dites-moi votre ville pour un contact près de chez vous : tapez <b>territoire</b>.
contact-national = Au niveau national :
contact-dated = numéro relevé en { $year }, à confirmer
contact-source = source : { $publisher }, { $date }
contact-source-undated = source : { $publisher }
contact-nothing = Je n'ai pas de contact sûr à vous donner pour cela. Votre mairie peut vous orienter vers le bon service.

## Joindre : carte de contact, plan, e-mail
button-card = 📇 Enregistrer
button-map = 🗺️ Plan
button-letter = ✉️ Écrire
button-open-map = 🗺️ Ouvrir la carte
button-copy-address = 📋 Copier l'adresse
button-copy-subject = 📋 Copier l'objet
card = 📞 { $name } : { $phone }
card-short = 📞 { $name } : { $phone }. C'est un numéro court. Composez-le tel quel, depuis la France.
card-none = Je n'ai pas de numéro sûr pour ce contact. Tapez <b>contact</b> pour voir comment le joindre.
map-see = Voir sur la carte
map-none = Je ne connais pas d'adresse où aller ici. Tapez <b>contact</b>, ou dites-moi votre ville.
letter = <b>Un e-mail prêt pour { $name }</b>
    Relisez-le et changez ce que vous voulez. C'est vous qui l'envoyez : moi, je n'envoie rien.
letter-none = Je n'ai pas d'adresse e-mail sûre ici. Tapez <b>contact</b> pour voir qui appeler.
letter-to = À : <code>{ $address }</code>
letter-subject = Objet : <code>{ $subject }</code>
letter-how = Touchez un texte pour le copier.
# Le texte de l'e-mail est pour la personne qui le reçoit : il reste en français dans toutes les langues.
letter-subject-sheet = Renseignements sur « { $title } »
letter-subject-project = Renseignements pour mon projet d'entreprise
letter-hello = Bonjour,
letter-about = Je m'intéresse à « { $title } ».
letter-about-ended = J'ai lu que « { $title } » est terminé. Qu'est-ce qui existe à la place ?
letter-about-project = Je cherche les aides qui conviennent à mon projet d'entreprise.
letter-found = J'ai déjà trouvé : { $titles }.
letter-situation = Ma situation :
letter-question = Pouvez-vous me dire si cela convient à ma situation, et comment faire la demande ?
letter-end = Ma question en plus : (écrivez-la ici)

    Merci d'avance,
    (votre nom, votre téléphone)

## Langue
languages = <b>Langue · Language · Idioma · Dil · اللغة</b>
    Tapez un numéro, ou touchez une langue.
language-chosen = D'accord, je vous parle en français.

    Écrivez votre question, par exemple : « { $example } »
language-is = Langue : { $name }
in-french = Les fiches sont en français.
sheet-in-french = Cette fiche est en français.
privacy = Je garde votre ville, et ce que vous me dites de votre projet. Je ne garde ni vos messages, ni votre nom, ni votre numéro. Tapez <b>effacer</b> et j'oublie tout.
privacy-page =
    <b>Ce que je garde de vous</b>
    • Votre ville, votre projet, vos fiches gardées, votre langue : pour ne pas vous les redemander. Gardés 90 jours après votre dernier message.
    • Vos alertes, si vous en demandez : jusqu'à ce que vous les arrêtiez.
    • Une question que vous acceptez de transmettre à l'équipe, sans nom ni numéro : jusqu'à la réponse, 12 mois au plus.
    • Vos messages : le temps d'y répondre, puis ils sont effacés.

    Je ne garde ni votre nom, ni votre numéro, ni votre adresse. Les faits sensibles (santé, handicap, origine) servent à la réponse, sans être gardés. Rien n'est vendu ni donné. Telegram garde de son côté vos messages, comme pour toute discussion.

    Tapez <b>mes données</b> pour tout recevoir, <b>effacer</b> pour tout supprimer, tout de suite.
own-data = Voici tout ce que je garde de vous, dans un fichier. Il s'ouvre avec n'importe quel lecteur de texte.
own-data-file = Vos données
own-data-elsewhere = Je donne vos données en conversation privée, sur Telegram. Ouvrez-moi en privé et tapez <b>mes données</b>. Ici, rien n'est gardé.
button-own-data = 📄 Mes données
button-privacy = 🔒 Confidentialité
menu-privacy = Ce que je garde de vous
button-language = 🌐 Langue
menu-language = Changer de langue

## Parcourir
themes = <b>Quel thème ?</b>
theme-title = <b>{ $name }</b> — page { $page } sur { $pages }
territories = <b>Où êtes-vous ?</b> Tapez le numéro ou le nom de votre ville.
territory-chosen = C'est noté : <b>{ $territory }</b>. Je montrerai d'abord ce qui existe près de chez vous.
territory-asked = Quelle est votre question ?

## Profil
profile-empty = Je ne sais encore rien de vous. Posez votre question, ou tapez <b>territoire</b>.
profile = <b>Ce que j'ai compris de vous</b>

    { $facts }

    Une erreur ? Touchez la ligne à enlever, ou redites-le avec vos mots.
profile-wiped = C'est effacé. Je ne garde plus rien de ce que vous m'avez dit.
profile-forgot = J'ai enlevé : { $fact }.

profile-kept = { $count ->
    [one] 1 fiche gardée
   *[other] { $count } fiches gardées
    }

## Garder et envoyer
kept-it = ⭐ C'est gardé : <b>{ $title }</b>
kept-it-many = ⭐ C'est gardé : { $count } fiches.
kept-full = Vous gardez déjà { $most } fiches : c'est le plus qu'un lien peut porter. Tapez <b>mes fiches</b>, puis par exemple <b>retirer 1</b>.
kept-hint = Tapez <b>mes fiches</b> pour les relire, <b>partager ma sélection</b> pour les envoyer.
kept-which = Quelle fiche ? Ouvrez-la d'abord, ou donnez son numéro sur la liste : par exemple <b>{ $word } 2</b>.
kept-none = Vous ne gardez pas encore de fiche. Ouvrez une fiche et tapez <b>garder</b>, ou tapez <b>garder 2</b> sur une liste.
kept-gone = { $count ->
    [one] Une fiche que vous gardiez n'est plus dans mon catalogue : je l'ai enlevée.
   *[other] { $count } fiches que vous gardiez ne sont plus dans mon catalogue : je les ai enlevées.
    }
kept-title = ⭐ <b>{ $count ->
    [one] Votre fiche
   *[other] Vos { $count } fiches
    }</b>
kept-use = Tapez un numéro pour lire, <b>retirer 1</b> pour enlever, <b>partager ma sélection</b> pour envoyer.
dropped-it = C'est retiré de vos fiches : <b>{ $title }</b>
dropped-it-many = C'est retiré : { $count } fiches.
selection-yours = <b>{ $count ->
    [one] Votre fiche à envoyer
   *[other] Vos { $count } fiches à envoyer
    }</b>
selection-yours-in = <b>{ $count ->
    [one] Votre fiche à envoyer
   *[other] Vos { $count } fiches à envoyer
    }</b>, avec les contacts de { $territory }
selection-explained = { $count ->
    [one] Le lien l'ouvre
   *[other] Le lien les ouvre toutes
    } chez la personne, sans rien lui demander.
selection-call = Pour en parler :
selection-which-territory = <b>Pour quelle ville ?</b> J'ajoute les contacts de la personne. Tapez un numéro.
selection-title = { $count ->
    [one] Une aide choisie pour vous
   *[other] { $count } aides choisies pour vous
    }
selection-title-in = { $count ->
    [one] Une aide choisie pour vous
   *[other] { $count } aides choisies pour vous
    } ({ $territory })
selection-from-someone = Quelqu'un vous envoie ces fiches.
selection-gone = { $count ->
    [one] Une fiche de ce lien n'est plus dans mon catalogue, ou le lien a été coupé.
   *[other] { $count } fiches de ce lien ne sont plus dans mon catalogue, ou le lien a été coupé.
    }
selection-gone-all = Les fiches de ce lien ne sont plus dans mon catalogue. Demandez un nouveau lien, ou posez-moi votre question.
selection-hint = Tapez un numéro pour lire une fiche, <b>garder tout</b> pour les garder, <b>contact</b> pour parler à quelqu'un.
link-unknown = Je ne reconnais pas ce lien : il est ancien, ou il a été coupé.
read-page = La fiche : { $link }
read-all = Tout lire : { $link }
read-in-bot = Dans Telegram : { $link }
card-confirm = ❓ Des points sont à confirmer : ils sont dans la fiche.
card-instead = À la place : { $title }
card-theme = { $count ->
    [one] 1 aide ouverte partout en France
   *[other] { $count } aides ouvertes partout en France
    }
inline-selection = 📤 Ma sélection : { $count ->
    [one] 1 fiche
   *[other] { $count } fiches
    }
inline-way-on = Poser une question au robot
inline-nothing = Aucune fiche à ce nom : posez votre question au robot

## Vérifier : questions
yes = oui
no = non
elsewhere = ailleurs
or = { $first } ou { $last }
and = { $first } et { $last }
between = entre { $low } et { $high }
at-least = au moins { $value }
at-most = { $value } au plus
above = plus de { $value }
below = moins de { $value }
for-everyone = Cela vaut pour tout le monde
check-intro = Je vérifie avec vous : <b>{ $title }</b>
check-intro-list = Quelques questions pour savoir ce qui est pour vous.
question = <b>{ $question }</b>
question-yes-no = Répondez oui ou non.
question-number = Répondez par un nombre, même à peu près.
question-words = Écrivez-le avec vos mots, ou choisissez :
question-sensitive = Je ne garde pas cette réponse : elle ne sert qu'à cette vérification.
question-way-out = Vous pouvez aussi écrire « je ne sais pas », « passer » ou « verdict ».
question-address = Vous pouvez m'écrire l'adresse (numéro, rue, ville) : je vérifie.
not-an-answer = Je n'ai pas compris votre réponse.
not-a-choice = Cette question n'est plus posée. Écrivez « suis-je éligible » pour reprendre.
dont-know = D'accord, je le laisse à vérifier.
dont-know-help = D'accord, je le laisse à vérifier. Pour le savoir : { $help }
dont-know-ask = D'accord, je le laisse à vérifier. Pour le savoir, demandez à { $operator }.
noted = C'est noté : { $facts }.
button-check = Suis-je éligible ?
button-yes = Oui
button-no = Non
button-dont-know = Je ne sais pas
button-skip = Passer
button-verdict = Voir le verdict
button-aides = Mes aides
button-precise = Affiner avec une question
button-the-sheet = La fiche

## Verdict
verdict-no = ❌ D'après vos réponses, cette aide n'est pas pour vous.
verdict-ended = ⛔ Cette aide est terminée : on ne peut plus la demander.
verdict-met = ✅ Rien ne s'y oppose dans ce que vous m'avez dit. { $operator } décide.
verdict-possible = ❓ C'est possible : { $count ->
    [one] un point reste à vérifier
   *[other] { $count } points restent à vérifier
    }. { $operator } décide.
verdict-judged = ❓ C'est à voir avec { $operator }, qui décide.
verdict-title = <b>{ $title }</b>
verdict-more = … et { $count } autres points à voir avec { $operator }.
verdict-first = À faire d'abord
verdict-papers = Papiers à préparer
verdict-nearest = Plutôt pour vous, d'après ce que je sais :
verdict-nothing-near = Je ne vois pas d'aide proche que vos réponses laissent ouverte. Un conseiller peut en connaître d'autres.
failed-opening = ❌ Cette aide est terminée.
failed-exclusion = ❌ { $reason } : c'est un cas exclu (« { $text } »).
failed-reserved = ❌ { $reason } ; réservé à : { $whom }.
failed-need = ❌ { $reason } ; il faut { $need }.
failed-condition = ❌ { $reason }. Il faut : « { $text } »
met = ✅ { $text }
met-need = ✅ { $reason } (il faut { $need }).
met-reason = ✅ { $text } <i>({ $reason })</i>
met-exclusion = ✅ { $reason } : vous n'êtes pas dans le cas exclu « { $text } »
met-reserved = ✅ { $reason } : c'est bien prévu.
open-opening = ❓ Nous ne savons pas si cette aide est encore ouverte : à confirmer avec { $operator }.
open-judged = ❓ { $text } <i>(à voir avec { $operator })</i>
open-exclusion = ❓ Exclu si : { $text } <i>(à voir avec { $operator })</i>
open-stage = ❓ Cette aide vise surtout : { $whom } <i>(à voir avec { $operator })</i>
open-reserved = ❓ Réservé à : { $whom } <i>(à vérifier)</i>
open-missing = ❓ { $text } <i>(à vérifier : { $facts })</i>
open-exclusion-missing = ❓ Exclu si : { $text } <i>(à vérifier : { $facts })</i>
mark-yes = ✅ rien ne s'y oppose
mark-open = ❓ { $count } à vérifier
mark-judged = ❓ à voir avec l'organisme
mark-no = ❌ { $reason }
short-stage = pas à votre étape
short-sector = pas dans votre domaine

## Mes aides
aides = <b>Vos aides possibles</b>
aides-from = D'après : { $facts }
aides-from-nothing = Je ne sais encore rien de vous : la liste est longue. Une question l'affine.
aides-group = <b>{ $number }. { $name }</b> : { $count }
aides-group-sure = <b>{ $number }. { $name }</b> : { $count }, dont { $sure } ✅
aides-uncertain = À confirmer (peut-être fermées)
aides-ended = Terminées
aides-none = D'après vos réponses, je ne vois aucune aide ouverte. Un conseiller peut en connaître d'autres.
aides-page = <b>{ $name }</b> — page { $page } sur { $pages }
aides-hint = Tapez un numéro. L'organisme qui donne l'aide décide.
menu-aides = Les aides possibles pour vous

## Adresse et quartier prioritaire
place-inside = 📍 { $where } est dans le quartier prioritaire <b>{ $name }</b>.
place-outside = 📍 { $where } n'est dans aucun quartier prioritaire.
place-unknown = 📍 Je n'ai pas pu vérifier { $where } : { $why }
place-official = Vérifiez sur la carte officielle : <a href="{ $url }">sig.ville.gouv.fr</a>
place-whose = C'est l'adresse de quoi ?
place-position = Votre position
place-address = Cette adresse
place-edge = elle est à la limite d'un quartier, et un côté de la rue peut compter et l'autre non.
place-no-map = je n'ai pas la carte des quartiers ici.
place-unreachable = le service des adresses ne répond pas.
place-not-found = je ne trouve pas cette adresse.
place-unsure = plusieurs adresses se ressemblent. Écrivez le numéro, la rue et la ville.
place-imprecise = il me faut le numéro et la rue.
button-my-home = Mon logement
button-my-business = Mon entreprise

## Corriger
corrected = C'est corrigé : { $now }.
corrected-instead = C'est corrigé : { $now } (au lieu de : { $before }).

## Alertes
button-watch = 🔔 Me prévenir si cela change
button-watch-news = 🔔 Me prévenir des nouveautés
button-unwatch = 🔕 Ne plus me prévenir
button-alerts = Mes alertes
button-stop-alerts = 🔕 Arrêter toutes les alertes
alert-set = 🔔 C'est noté : <b>{ $what }</b>. Je vous écrirai si quelque chose change : un seul message, en journée, jamais le dimanche.

    Pour arrêter, tapez <b>stop alertes</b>. Pour les voir, <b>mes alertes</b>.
alert-already = Vous avez déjà cette alerte : <b>{ $what }</b>. Pour arrêter, tapez <b>ne plus me prévenir</b>.
alert-too-many = Vous avez déjà { $most } alertes, c'est le maximum. Arrêtez-en une d'abord.
alert-none = Vous n'avez pas d'alerte. Ouvrez une fiche ou un thème, et tapez <b>me prévenir</b>.
alert-how = Je peux vous écrire quand quelque chose change. Ouvrez une fiche ou un thème, puis tapez <b>me prévenir</b>. Ou tapez <b>prévenez-moi des nouveautés</b>.
alert-list = <b>Vos alertes</b>
alert-list-hint = Tapez un numéro pour arrêter une alerte, ou <b>stop alertes</b> pour toutes.
alert-stopped = 🔕 C'est arrêté : { $what }.
alert-all-stopped = 🔕 C'est arrêté : je ne vous écrirai plus de moi-même.
alert-not-here = Les alertes marchent dans une conversation privée avec le robot, sur Telegram.
alert-news = Nouveautés : { $theme }, { $place }
alert-every-theme = tous les thèmes
alert-everywhere = partout

news = 🔔 <b>Du nouveau pour vous</b>
news-more = … et { $count } autres. Tapez <b>thèmes</b> pour parcourir.
news-stop = Vous recevez ce message car vous l'avez demandé. Pour arrêter, tapez <b>stop alertes</b>.

## Transmettre une question
button-transmit = ✉️ Transmettre ma question à l'équipe
button-agree = Oui, transmettre
button-decline = Non
transmit-offer = L'équipe qui écrit les fiches peut aussi chercher : tapez <b>transmettre</b>.
transmit-write = Écrivez ici votre question pour l'équipe, sans nom ni numéro. Vous verrez ce qui sera transmis avant de dire oui.
transmit-place = Votre territoire : { $place }.
transmit-consent = <b>Voici exactement ce que l'équipe lira :</b>

    « { $question } »
    { $place }

    J'ai retiré ce qui peut dire qui vous êtes. Je garde de quoi vous écrire la réponse, puis je l'efface. D'accord ? Répondez <b>oui</b> ou <b>non</b>.
transmit-done = ✉️ C'est transmis. Je vous écris ici dès que l'équipe a une réponse. <b>effacer</b> retire aussi cette question.
transmit-declined = D'accord, je ne transmets rien. Votre question est effacée.

asker-answer = ✉️ <b>Une réponse de l'équipe</b>

    Vous aviez demandé : « { $question } »

    { $answer }

    <i>Votre question est maintenant fermée, et votre adresse effacée. Une autre question ? Écrivez-la.</i>
asker-found = ✉️ <b>L'équipe a complété ses fiches</b>

    Vous aviez demandé : « { $question } ». Voici ce qui peut vous aider :

## Pour les éditeurs
editor-question = <b>Question n° { $number }</b> · { $date } · { $place }
editor-nowhere = territoire inconnu
editor-finds = Le robot répond maintenant :
editor-finds-none = Le robot ne trouve toujours pas de fiche sûre. Ajoutez une fiche ou une façon de demander, puis /recharger.
editor-ways = Pour répondre vous-même : « Répondre » à ce message, ou /repondre { $number } suivi du texte. Sinon /classer { $number }. En attente : { $waiting }.
editor-unreachable = La personne n'est plus joignable. /classer { $number } retire la question.
editor-how-to-answer = <b>Question n° { $number }</b> : répondez à ce message (« Répondre » dans Telegram), ou tapez /repondre { $number } suivi du texte. La personne reçoit votre texte tel quel.
editor-nothing = Aucune question en attente.
editor-told = Question n° { $number } : la réponse part, et l'adresse de la personne est effacée.
editor-not-told = Question n° { $number } fermée. La personne n'était plus joignable.
editor-shelved = Question n° { $number } classée sans réponse ; l'adresse de la personne est effacée.
editor-closed = Cette question n'est plus ouverte : quelqu'un s'en est occupé.
editor-answer = Répondre
editor-shelve = Classer
editor-next = Suivante
editor-tell = Prévenir la personne
editor-taken = ✅ Nouveau catalogue en service. Aucune conversation n'a été interrompue.
editor-refused = ❌ Catalogue refusé, l'ancien reste en service. { $count ->
    [one] Une erreur
   *[other] { $count } erreurs
    } (les dix premières) :
editor-version = Version { $release }, démarrée le { $started } (depuis { $hours } h { $minutes } min).
editor-catalogue = Catalogue { $digest } : { $count } fiches.
stats-title = Questions du { $first } au { $last }
stats-questions = { $total ->
    [one] { $total } question
   *[other] { $total } questions
    }, dont { $today } aujourd'hui.
stats-decisions = Trouvé : { $found } ; précision demandée : { $clarified } ; sans réponse : { $none } ; hors sujet : { $off_topic }.
stats-priorities = Par thème : { $said }.
stats-thumbs = Avis : { $up } utile, { $down } pas utile
stats-sheets = Fiches les plus lues : { $said }.
stats-waiting = Questions sans réponse à traiter : { $count }
stats-found = Trouvé
stats-clarified = Précision demandée
stats-none = Sans réponse
stats-off-topic = Hors sujet
stats-by-theme = Par thème
stats-by-thumb = Avis
stats-by-sheet = Fiches les plus lues
stats-up = Utile
stats-down = Pas utile
menu-stats = Les chiffres
menu-file = Questions sans réponse
menu-recharger = Relire le catalogue
menu-version = Version et catalogue

## Avis
button-useful = 👍 Utile
button-useless = 👎 Pas utile
opinion-thanks = Merci, c'est noté. Une autre question ? Écrivez-la.
opinion-why = Merci de le dire. Qu'est-ce qui n'allait pas ? Tapez le numéro :
opinion-situation = Pas ma situation
opinion-complique = Trop compliqué
opinion-faux = Faux ou périmé
opinion-autre = Autre raison
opinion-noted = Merci, l'équipe le verra, sans savoir qui l'a dit. Redites votre question avec d'autres mots, ou parlez à quelqu'un :
opinion-of-what = Posez d'abord une question : vous pourrez dire ensuite si la réponse était utile.

## Autres
unreadable = Merci ! Je ne sais lire que le texte pour l'instant. Écrivez votre question en quelques mots ; sur le clavier, le micro 🎤 dicte à votre place.
unreadable-position = Merci ! Je ne sais pas encore lire une position. Écrivez le nom de votre ville ou de votre quartier.
unreadable-voice = Merci pour votre message vocal ! Je ne sais pas encore écouter. Touchez le micro 🎤 de votre clavier : il écrit ce que vous dites.
old-button = Ce bouton n'est plus à jour. Posez votre question, ou repartez d'un thème :
which-one = Laquelle voulez-vous ? Tapez son numéro, ou écrivez votre question en quelques mots.
unknown-number = Ce numéro n'est pas dans la liste. Tapez un numéro de la liste, ou posez votre question.
flood = Vous écrivez plus vite que je ne peux répondre. Attendez une minute, puis posez votre question en un seul message. Pour parler à quelqu'un : <b>contact</b>.
flood-tap = Un instant : trop de boutons à la fois. Réessayez dans une minute.
sorry = Pardon, quelque chose s'est mal passé de mon côté. Réessayez dans un instant, ou tapez <b>contact</b>.

## Boutons
button-read = Lire la fiche
button-share = 📤 Partager
button-keep = ⭐ Garder
button-drop = Retirer de mes fiches
button-keep-all = ⭐ Garder ces fiches
button-kept = ⭐ Mes fiches
button-share-selection = 📤 Partager ma sélection
button-other-territory = Une autre ville
button-anywhere = Sans territoire
button-send = Envoyer par Telegram
button-post = Poster dans une discussion
button-whatsapp = Envoyer par WhatsApp
button-copy = Copier le lien
button-open-bot = Ouvrir dans le robot
button-open-page = Lire la page
button-back = ⬅️ Retour
button-more = D'autres pistes
button-contact = 📞 Contact
button-talk = 📞 Parler à quelqu'un
button-themes = Thèmes
button-territory = Ma ville
button-correct = ✏️ Corriger
button-help = Aide
button-wipe = Tout effacer
button-next = Suivant ➡️
button-previous = ⬅️ Précédent
button-official = Page officielle
button-mean = C'est { $title } que je cherche

## Telegram
menu-start = Recommencer
menu-help = Comment ça marche
menu-themes = Parcourir par thème
menu-contact = Parler à quelqu'un
menu-kept = Vos fiches gardées, à relire ou à envoyer
menu-alerts = Mes alertes
menu-profile = Ce que j'ai compris de vous
bot-short = Trouvez les aides pour votre entreprise, dans les quartiers prioritaires. Gratuit, sans inscription.
bot-description = Écrivez votre question avec vos mots : créer une entreprise, un local, une vitrine, un apprenti, une dette, un piratage… Je montre les aides qui existent, leurs conditions, et qui appeler, avec les sources.

## Affiche
poster-promise = Une aide pour votre commerce ou votre projet ?
poster-lead = Posez la question, même avec des fautes.
poster-question-1 = jveu ouvrir un snack, je suis au chômage
poster-question-2 = la vitrine de mon épicerie est cassée, qui peut m'aider ?
poster-question-3 = je cherche un apprenti pour mon salon de coiffure
poster-question-4 = on a piraté la page de mon restaurant
poster-scan = Scannez avec votre téléphone
poster-typed = ou tapez cette adresse :
poster-step-1 = Scannez : la discussion s'ouvre dans Telegram.
poster-step-2 = Écrivez votre question, comme vous parlez.
poster-step-3 = Recevez trois pistes au plus : ce que cela apporte, pour qui, qui appeler.
poster-call = Vous préférez parler à quelqu'un ?
poster-call-dated = { $count ->
    [one] Numéro relevé : { $dates }.
   *[other] Numéros relevés : { $dates }.
    }
poster-free = Robot gratuit
poster-account = Sans compte à créer, sauf Telegram
poster-forms = Sans dossier à remplir
poster-not = Ce robot ne donne pas d'argent et ne décide de rien : l'organisme qui donne l'aide décide. Ne lui envoyez ni papiers ni numéros personnels.
poster-uncertain = À confirmer avec l'organisme avant toute démarche.

## Ce qui change dans le catalogue
news-ajout = Nouvelle fiche : { $title }.
news-ajout-clos = Nouvelle fiche : { $title }. Cette aide est terminée : la fiche dit quoi prendre à la place.
news-ouverture = { $title } : c'est ouvert, on peut le demander.
news-confirmation = { $title } : c'était à confirmer, c'est maintenant confirmé ouvert.
news-fin = { $on ->
    [day] { $title } : c'est terminé depuis le { $until }, on ne peut plus le demander.
    [month] { $title } : c'est terminé depuis { $until }, on ne peut plus le demander.
   *[none] { $title } : c'est terminé, on ne peut plus le demander.
    }
news-a-la-place = À la place : { $titles }.
news-doute = { $title } : à confirmer, nous ne savons plus si cette aide est ouverte.
news-a-venir = { $title } : ce n'est pas encore ouvert.
news-changement = { $title } : la fiche a changé ({ $parts }).
news-retrait = { $title } : cette fiche n'est plus dans le catalogue.
news-part-apporte = ce que cela apporte
news-part-montant = le montant
news-part-conditions = les conditions
news-part-demarches = les démarches
news-part-contacts = les contacts
news-part-territoires = où c'est possible
news-part-ouverture = les dates
