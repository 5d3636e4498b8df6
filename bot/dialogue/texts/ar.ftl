# الجمل الرئيسية بالعربية؛ والباقي يقال بالفرنسية. العلامات المسموح بها: <b> و <i>.

## الترحيب
welcome = <b>مرحبا!</b> أساعدك على إيجاد المساعدات لإنشاء مشروعك أو تطويره، خاصة في الأحياء ذات الأولوية.

    اكتب سؤالك بكلماتك، مثلا:
    «{ $example }»

    أو اختر موضوعا:
example-1 = أريد فتح محل، أحتاج قرضا
example-2 = أريد فتح مخبز وأنا عاطل عن العمل
help = <b>كيف يعمل</b>

    • اكتب سؤالك كما تتكلم. الأخطاء لا تهم.
    • اكتب <b>1</b> أو <b>2</b> أو <b>3</b> لفتح بطاقة.
    • اكتب <b>رجوع</b> للعودة، و<b>المزيد</b> لأفكار أخرى.
    • اكتب <b>اتصال</b> للتحدث مع شخص.
    • اكتب <b>المواضيع</b> للتصفح، و<b>مدينتي</b> لاختيار مدينتك.
    • اكتب <b>هل يحق لي</b> لنتحقق معا، و<b>مساعداتي</b> لعرض القائمة.
    • اكتب <b>معلوماتي</b> لترى أو تحذف ما فهمته عنك.

    أنا لا أقرر شيئا: الجهة التي تمنح المساعدة هي التي تقرر. كل بطاقة تعرض مصادرها وتواريخها.
privacy = أحتفظ بمدينتك وبما تقوله لي عن مشروعك. لا أحتفظ برسائلك ولا باسمك ولا برقمك. اكتب <b>حذف</b> وسأنسى كل شيء.
polite = على الرحب والسعة. هل لديك سؤال آخر؟ اكتبه، أو اختر موضوعا:

## اللغة
languages = <b>Langue · Language · Idioma · Dil · اللغة</b>
    اكتب رقما، أو اضغط على لغة.
language-chosen = حسنا، سأكلمك بالعربية. تبقى البطاقات بالفرنسية.

    اكتب سؤالك، مثلا: «{ $example }»
language-is = اللغة: { $name }
in-french = أفهم العربية، لكن البطاقات بالفرنسية.
sheet-in-french = <i>هذه البطاقة بالفرنسية.</i>

## الأجوبة
understood = فهمت: { $facts }
answer-one = هذه هي البطاقة المناسبة:
answer-many = هذا ما قد يساعدك:
answer-more = أفكار أخرى:
answer-hint = اكتب رقما لقراءة البطاقة، أو <b>اتصال</b>.
no-more = ليست لدي فكرة أخرى لهذا السؤال.
named-instead = بدلا من ذلك:
named-look-alikes = ربما كنت تبحث عن:
status-ended = انتهت
status-uncertain = تحتاج إلى تأكيد
status-elsewhere = غير متوفرة في منطقتك
call-line = 📞 للحديث عن ذلك: { $contact }
call-none-here = 📞 لا أعرف جهة اتصال محلية هنا ({ $territory }). على المستوى الوطني: { $contact }
clarify = لأجيبك بشكل أفضل: عن ماذا تبحث خصوصا؟
clarify-other = إن لم يكن شيئا من هذا، فأخبرني أكثر: مهنتك، مدينتك، وما الذي يعيقك.
none = ليست لدي بطاقة مؤكدة لهذا الطلب، وأفضل ألا أختلق شيئا.
none-off-topic = يبدو أن هذا يتعلق بموضوع آخر: { $topic }. أنا أجيب فقط عن مساعدات أصحاب المشاريع.
none-way-on = جرب مثلا: «{ $example }»، أو اختر موضوعا:
empty = لم أجد كلمات في رسالتك. اكتب سؤالك في بضع كلمات، مثلا: «{ $example }»
too-long = رسالتك طويلة: قرأت بدايتها. إن أخطأت، فأعد المهم في جملتين.

## البطاقة
sheet-open = ✅ متاحة
sheet-open-since = ✅ متاحة منذ { $since }
sheet-open-until = ✅ متاحة حتى { $until }
sheet-uncertain = ❓ تحتاج إلى تأكيد: لا نعرف هل هذه المساعدة ما زالت متاحة.
sheet-ended = ⛔ انتهت: لم يعد ممكنا طلب هذه المساعدة ({ $until }).
sheet-brings = ماذا تقدم
sheet-brought = ماذا كانت تقدم
sheet-conditions = الشروط
sheet-conditions-were = الشروط في ذلك الوقت
sheet-exclusions = ليست لك إذا
sheet-steps = ماذا تفعل
sheet-papers = الأوراق المطلوب تحضيرها
sheet-where = أين
sheet-contact = جهة الاتصال
sheet-doubts = تحتاج إلى تأكيد
sheet-sources = المصادر
sheet-reason = لماذا
sheet-instead = بدلا من ذلك
sheet-decides = الجهة المعنية هي التي تقرر، لا أنا: تأكد منها قبل أن تلتزم بشيء.

## الاتصال
contact-title = <b>التحدث مع شخص</b>
contact-for = <b>بمن تتصل من أجل «{ $title }»</b>
contact-none-here = لا أعرف جهة اتصال محلية في { $territory }. هذه هي الجهة الوطنية:
contact-which-territory = أخبرني بمدينتك لأعطيك جهة قريبة منك: اكتب <b>مدينتي</b>.
contact-national = على المستوى الوطني:
contact-nothing = ليست لدي جهة اتصال مؤكدة لهذا. يمكن لبلديتك أن توجهك.
card = 📞 { $name }: { $phone }
card-short = 📞 { $name }: { $phone }. هذا رقم قصير. اطلبه كما هو، من فرنسا.
card-none = ليس لدي رقم مؤكد لهذه الجهة. اكتب <b>اتصال</b> لترى كيف تصل إليها.
map-see = عرض على الخريطة
map-none = لا أعرف عنوانا تذهب إليه هنا. اكتب <b>اتصال</b>، أو أخبرني بمدينتك.
letter = <b>رسالة إلكترونية جاهزة إلى { $name }</b>
    هي بالفرنسية لمن سيقرؤها. غيّر فيها ما تريد. أنت من يرسلها: أنا لا أرسل شيئا.
letter-none = ليس لدي بريد إلكتروني مؤكد هنا. اكتب <b>اتصال</b> لترى بمن تتصل.
letter-how = اضغط على نص لنسخه.

## المواضيع والمدن
themes = <b>أي موضوع؟</b>
territories = <b>أين أنت؟</b> اكتب الرقم أو اسم مدينتك.
territory-chosen = سجلت ذلك: <b>{ $territory }</b>. سأعرض أولا ما هو موجود قربك.
territory-asked = ما هو سؤالك؟

## ما أتذكره
profile-empty = لا أعرف عنك شيئا بعد. اطرح سؤالك، أو اكتب <b>مدينتي</b>.
profile = <b>ما فهمته عنك</b>

    { $facts }

    هل هناك خطأ؟ اضغط على السطر الذي تريد حذفه، أو أعد قوله بكلماتك.
profile-wiped = تم الحذف. لم أعد أحتفظ بشيء مما قلته لي.
profile-forgot = حذفت: { $fact }.

## هل يحق لي؟
check-intro = لنتحقق معا: <b>{ $title }</b>
check-intro-list = بعض الأسئلة لمعرفة ما يناسبك.
question-yes-no = أجب بنعم أو لا.
question-number = أجب برقم، ولو تقريبا.
question-words = اكتب ذلك بكلماتك، أو اختر:
question-sensitive = لا أحتفظ بهذا الجواب: يفيد في هذا التحقق فقط.
question-way-out = يمكنك أيضا أن تكتب «لا أعرف» أو «تخطي» أو «النتيجة».
question-address = يمكنك أن تكتب لي العنوان (الرقم والشارع والمدينة): سأتحقق.
not-an-answer = لم أفهم جوابك.
dont-know = حسنا، أتركه للتحقق لاحقا.
noted = سجلت ذلك: { $facts }.
verdict-no = ❌ حسب أجوبتك، هذه المساعدة ليست لك.
verdict-ended = ⛔ انتهت هذه المساعدة: لم يعد ممكنا طلبها.
verdict-met = ✅ لا شيء مما قلته يمنع ذلك. القرار عند { $operator }.
verdict-possible = ❓ هذا ممكن. عدد النقاط التي يجب التحقق منها: { $count }. القرار عند { $operator }.
verdict-judged = ❓ يجب سؤال الجهة التي تقرر: { $operator }.
verdict-first = ماذا تفعل أولا
verdict-papers = الأوراق المطلوب تحضيرها
verdict-nearest = أنسب لك، حسب ما أعرف:
mark-yes = ✅ لا شيء يمنع ذلك
mark-open = ❓ للتحقق: { $count }
mark-judged = ❓ اسأل الجهة المعنية
aides = <b>المساعدات الممكنة لك</b>
aides-hint = اكتب رقما. الجهة التي تمنح المساعدة هي التي تقرر.

## أخرى
unreadable = شكرا! لا أستطيع الآن قراءة غير النص. اكتب سؤالك في بضع كلمات؛ يمكن لميكروفون 🎤 لوحة المفاتيح أن يكتب بدلا منك.
unreadable-voice = شكرا على رسالتك الصوتية! لا أستطيع الاستماع بعد. اضغط على ميكروفون 🎤 لوحة المفاتيح: يكتب ما تقوله.
old-button = هذا الزر لم يعد صالحا. اطرح سؤالك، أو ابدأ من موضوع:
unknown-number = هذا الرقم ليس في القائمة. اكتب رقما من القائمة، أو اطرح سؤالك.

## الأزرار
button-read = قراءة البطاقة
button-share = 📤 مشاركة
button-back = ⬅️ رجوع
button-more = أفكار أخرى
button-contact = 📞 اتصال
button-talk = 📞 التحدث مع شخص
button-themes = المواضيع
button-territory = مدينتي
button-correct = ✏️ تصحيح
button-help = مساعدة
button-language = 🌐 اللغة
button-wipe = حذف كل شيء
button-next = التالي ➡️
button-previous = ⬅️ السابق
button-official = الصفحة الرسمية
button-check = هل يحق لي؟
button-yes = نعم
button-no = لا
button-dont-know = لا أعرف
button-skip = تخطي
button-verdict = عرض النتيجة
button-aides = مساعداتي
button-precise = سؤال للتدقيق
button-the-sheet = البطاقة
button-card = 📇 حفظ الرقم
button-map = 🗺️ الخريطة
button-letter = ✉️ كتابة رسالة
button-open-map = 🗺️ فتح الخريطة
button-copy-address = 📋 نسخ العنوان
button-copy-subject = 📋 نسخ الموضوع

## تيليغرام
menu-start = البدء من جديد
menu-help = كيف يعمل
menu-themes = تصفح المواضيع
menu-contact = التحدث مع شخص
menu-aides = المساعدات الممكنة لك
menu-profile = ما فهمته عنك
menu-language = تغيير اللغة
bot-short = اعثر على المساعدات لمشروعك في الأحياء ذات الأولوية في فرنسا. مجانا ودون تسجيل.
bot-description = اكتب سؤالك بكلماتك: إنشاء مشروع، محل، واجهة، متدرب، دين… أعرض المساعدات الموجودة في فرنسا وشروطها وبمن تتصل، مع المصادر. أفهم العربية؛ البطاقات بالفرنسية.

## نقل السؤال والآراء
menu-alerts = تنبيهاتي
button-transmit = ✉️ نقل سؤالي إلى الفريق
button-agree = نعم، انقلوه
button-decline = لا
button-useful = 👍 مفيد
button-useless = 👎 غير مفيد
button-watch = 🔔 أخبروني إذا تغيّر
button-watch-news = 🔔 أخبروني بالجديد
button-unwatch = 🔕 لا تخبروني بعد الآن
button-alerts = تنبيهاتي
transmit-offer = الفريق الذي يكتب البطاقات يمكنه البحث أيضا: اكتب <b>transmettre</b>.
transmit-place = منطقتك: { $place }.
transmit-consent = <b>هذا بالضبط ما سيقرأه الفريق:</b>

    « { $question } »
    { $place }

    حذفت ما يمكن أن يدل على هويتك. أحتفظ بما يلزم لإرسال الجواب إليك ثم أمحوه. هل توافق؟ أجب <b>نعم</b> أو <b>لا</b>.
transmit-done = ✉️ تم النقل. سأكتب لك هنا عندما يجد الفريق جوابا.
transmit-declined = حسنا، لن أنقل شيئا. تم محو سؤالك.
opinion-thanks = شكرا، تم التسجيل. سؤال آخر؟ اكتبه.
