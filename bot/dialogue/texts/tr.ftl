# Başlıca cümleler Türkçe; kalanı Fransızca söylenir. İzin verilen işaretler: <b>, <i>.

## Karşılama
welcome = <b>Merhaba!</b> İşinizi kurmak veya sürdürmek için destekleri bulmanıza yardım ediyorum, özellikle öncelikli mahallelerde.

    Sorunuzu kendi kelimelerinizle yazın, örneğin:
    “{ $example }”

    Ya da bir konu seçin:
example-1 = lokanta açmak istiyorum, işsizim
example-2 = fırın açmak istiyorum, kredi lazım
help = <b>Nasıl çalışır</b>

    • Sorunuzu konuştuğunuz gibi yazın. Yazım hataları önemli değil.
    • Bir bilgi sayfası açmak için <b>1</b>, <b>2</b> veya <b>3</b> yazın.
    • Geri dönmek için <b>geri</b>, başka öneriler için <b>devam</b> yazın.
    • Biriyle konuşmak için <b>iletişim</b> yazın.
    • Konulara bakmak için <b>konular</b>, şehrinizi seçmek için <b>şehir</b> yazın.
    • Birlikte kontrol etmek için <b>hakkım var mı</b>, liste için <b>desteklerim</b> yazın.
    • Sizin hakkınızda anladıklarımı görmek veya silmek için <b>profil</b> yazın.

    Kararı ben vermem: desteği veren kurum karar verir. Her sayfa kaynaklarını ve tarihlerini gösterir.
privacy = Şehrinizi ve projeniz hakkında söylediklerinizi saklıyorum. Mesajlarınızı, adınızı ve numaranızı saklamıyorum. <b>Sil</b> yazın, hepsini unutayım.
polite = Rica ederim. Başka bir sorunuz mu var? Yazın ya da bir konu seçin:

## Dil
languages = <b>Langue · Language · Idioma · Dil · اللغة</b>
    Bir numara yazın ya da bir dile dokunun.
language-chosen = Tamam, sizinle Türkçe konuşuyorum. Bilgi sayfaları Fransızca kalıyor.

    Sorunuzu yazın, örneğin: “{ $example }”
language-is = Dil: { $name }
in-french = Türkçeyi anlıyorum ama bilgi sayfaları Fransızca.
sheet-in-french = <i>Bu sayfa Fransızcadır.</i>

## Cevaplar
understood = Anladığım: { $facts }
answer-one = Size uygun sayfa:
answer-many = Bunlar size yardımcı olabilir:
answer-more = Başka öneriler:
answer-hint = Sayfayı okumak için bir numara ya da <b>iletişim</b> yazın.
no-more = Bu soru için başka önerim yok.
named-instead = Bunun yerine:
named-look-alikes = Belki bunu arıyordunuz:
status-ended = sona erdi
status-uncertain = doğrulanmalı
status-elsewhere = sizin bölgenizde yok
call-line = 📞 Bunu konuşmak için: { $contact }
call-none-here = 📞 Burada ({ $territory }) bildiğim yerel bir kişi yok. Bütün ülke için: { $contact }
clarify = Size daha iyi cevap vermem için: en çok ne arıyorsunuz?
clarify-other = Bunlardan hiçbiri değilse biraz daha anlatın: mesleğiniz, şehriniz, sizi ne engelliyor.
none = Bu istek için emin olduğum bir sayfa yok; uydurmak da istemem.
none-brief = Doğru desteği bulmam için bu biraz kısa. Bir cümleyle biraz daha anlatın: para mı, dükkân ya da atölye mi, eğitim mi, danışmanlık mı arıyorsunuz?
none-off-topic = Bu konu şununla ilgili görünüyor: { $topic }. Ben yalnızca işletme destekleri hakkında cevap veriyorum.
none-way-on = Örneğin şunu deneyin: “{ $example }” ya da bir konu seçin:
empty = Mesajınızda kelime bulamadım. Sorunuzu birkaç kelimeyle yazın, örneğin: “{ $example }”
too-long = Mesajınız uzun: başını okudum. Yanlış anladıysam en önemlisini iki cümleyle yeniden yazın.

## Bilgi sayfası
sheet-open = ✅ Açık
sheet-open-since = ✅ Açık, başlangıç: { $since }
sheet-open-until = ✅ Açık, son gün: { $until }
sheet-uncertain = ❓ Doğrulanmalı: bu desteğin hâlâ açık olup olmadığını bilmiyoruz.
sheet-ended = ⛔ Sona erdi: artık başvurulamıyor ({ $until }).
sheet-brings = Ne sağlar
sheet-brought = Ne sağlıyordu
sheet-conditions = Şartlar
sheet-conditions-were = O zamanki şartlar
sheet-exclusions = Şu durumda size göre değil
sheet-steps = Ne yapmalı
sheet-papers = Hazırlanacak belgeler
sheet-where = Nerede
sheet-contact = İletişim
sheet-doubts = Doğrulanmalı
sheet-sources = Kaynaklar
sheet-reason = Neden
sheet-instead = Bunun yerine
sheet-decides = Kararı kurum verir, ben vermem: bir adım atmadan önce onlara sorun.

## İletişim
contact-title = <b>Biriyle konuşmak</b>
contact-for = <b>“{ $title }” için kiminle görüşmeli</b>
contact-none-here = Şurada bildiğim yerel bir kişi yok: { $territory }. Ülke genelindeki iletişim:
contact-which-territory = Size yakın bir kişi için şehrinizi söyleyin: <b>şehir</b> yazın.
contact-national = Bütün ülke için:
contact-nothing = Bunun için emin olduğum bir kişi yok. Belediyeniz sizi doğru yere yönlendirebilir.
card = 📞 { $name }: { $phone }
card-short = 📞 { $name }: { $phone }. Bu kısa bir numaradır. Fransa'dan olduğu gibi arayın.
card-none = Bu kişi için emin olduğum bir numara yok. Nasıl ulaşacağınızı görmek için <b>iletişim</b> yazın.
map-see = Haritada gör
map-none = Burada gidilecek bir adres bilmiyorum. <b>İletişim</b> yazın ya da şehrinizi söyleyin.
letter = <b>{ $name } için hazır bir e-posta</b>
    Okuyacak kişi için Fransızcadır. İstediğinizi değiştirin. Siz gönderirsiniz: ben hiçbir şey göndermem.
letter-none = Burada emin olduğum bir e-posta adresi yok. Kimi arayacağınızı görmek için <b>iletişim</b> yazın.
letter-how = Kopyalamak için bir metne dokunun.

## Konular ve şehirler
themes = <b>Hangi konu?</b>
territories = <b>Neredesiniz?</b> Şehrinizin numarasını ya da adını yazın.
territory-chosen = Not ettim: <b>{ $territory }</b>. Önce size yakın olanları göstereceğim.
territory-asked = Sorunuz nedir?

## Hatırladıklarım
profile-empty = Sizin hakkınızda henüz bir şey bilmiyorum. Sorunuzu yazın ya da <b>şehir</b> yazın.
profile = <b>Sizin hakkınızda anladıklarım</b>

    { $facts }

    Bir yanlış mı var? Silinecek satıra dokunun ya da kendi kelimelerinizle yeniden yazın.
profile-wiped = Silindi. Bana söylediklerinizden artık hiçbir şey saklamıyorum.
profile-forgot = Sildim: { $fact }.

## Hakkım var mı?
check-intro = Birlikte kontrol edelim: <b>{ $title }</b>
check-intro-list = Size neyin uygun olduğunu bulmak için birkaç soru.
question-yes-no = Evet ya da hayır yazın.
question-number = Yaklaşık da olsa bir sayı yazın.
question-words = Kendi kelimelerinizle yazın ya da seçin:
question-sensitive = Bu cevabı saklamıyorum: yalnızca bu kontrol içindir.
question-way-out = “Bilmiyorum”, “geç” ya da “sonuç” da yazabilirsiniz.
question-address = Adresi yazabilirsiniz (numara, sokak, şehir): ben kontrol ederim.
not-an-answer = Cevabınızı anlamadım.
dont-know = Tamam, bunu sonra kontrol edilmek üzere bırakıyorum.
noted = Not ettim: { $facts }.
verdict-no = ❌ Cevaplarınıza göre bu destek size göre değil.
verdict-ended = ⛔ Bu destek sona erdi: artık başvurulamıyor.
verdict-met = ✅ Söylediklerinizde buna engel bir şey yok. Karar veren: { $operator }.
verdict-possible = ❓ Mümkün, kontrol edilecek nokta: { $count }. Karar veren: { $operator }.
verdict-judged = ❓ Bunu karar veren kurumla görüşmek gerekir: { $operator }.
verdict-first = Önce ne yapmalı
verdict-papers = Hazırlanacak belgeler
verdict-nearest = Bildiğim kadarıyla size daha uygun olanlar:
mark-yes = ✅ engel yok
mark-open = ❓ kontrol edilecek: { $count }
mark-judged = ❓ kurumla görüşülmeli
aides = <b>Size uygun olabilecek destekler</b>
aides-hint = Bir numara yazın. Kararı desteği veren kurum verir.

## Diğer
unreadable = Teşekkürler! Şimdilik yalnızca yazı okuyabiliyorum. Sorunuzu birkaç kelimeyle yazın; klavyenizdeki mikrofon 🎤 sizin yerinize yazabilir.
unreadable-voice = Sesli mesajınız için teşekkürler! Henüz dinleyemiyorum. Klavyenizdeki mikrofona 🎤 dokunun: söylediğinizi yazar.
old-button = Bu düğme artık geçerli değil. Sorunuzu yazın ya da bir konudan başlayın:
which-one = Hangisini istersiniz? Numarasını yazın ya da sorunuzu birkaç kelimeyle yazın.
unknown-number = Bu numara listede yok. Listeden bir numara ya da sorunuzu yazın.

## Düğmeler
button-read = Sayfayı oku
button-share = 📤 Paylaş
button-back = ⬅️ Geri
button-more = Başka öneriler
button-contact = 📞 İletişim
button-talk = 📞 Biriyle konuş
button-themes = Konular
button-territory = Şehrim
button-correct = ✏️ Düzelt
button-help = Yardım
button-language = 🌐 Dil
button-wipe = Hepsini sil
button-next = Sonraki ➡️
button-previous = ⬅️ Önceki
button-official = Resmî sayfa
button-check = Hakkım var mı?
button-yes = Evet
button-no = Hayır
button-dont-know = Bilmiyorum
button-skip = Geç
button-verdict = Sonucu gör
button-aides = Desteklerim
button-precise = Bir soruyla daralt
button-the-sheet = Bilgi sayfası
button-card = 📇 Kaydet
button-map = 🗺️ Harita
button-letter = ✉️ E-posta
button-open-map = 🗺️ Haritayı aç
button-copy-address = 📋 Adresi kopyala
button-copy-subject = 📋 Konuyu kopyala

## Telegram
menu-start = Baştan başla
menu-help = Nasıl çalışır
menu-themes = Konulara bak
menu-contact = Biriyle konuş
menu-aides = Size uygun olabilecek destekler
menu-profile = Sizin hakkınızda anladıklarım
menu-language = Dili değiştir
bot-short = Fransa'nın öncelikli mahallelerinde işiniz için destek bulun. Ücretsiz, kayıt gerekmez.
bot-description = Sorunuzu kendi kelimelerinizle yazın: iş kurmak, dükkân, vitrin, çırak, borç… Fransa'daki destekleri, şartlarını ve kimi arayacağınızı kaynaklarıyla gösteririm. Türkçe anlıyorum; bilgi sayfaları Fransızcadır.

## Soruyu iletmek, görüşler
menu-alerts = Uyarılarım
button-transmit = ✉️ Sorumu ekibe ilet
button-agree = Evet, ilet
button-decline = Hayır
button-useful = 👍 Yararlı
button-useless = 👎 Yararlı değil
button-watch = 🔔 Değişirse bana haber ver
button-watch-news = 🔔 Yenilikleri bana haber ver
button-unwatch = 🔕 Artık haber verme
button-alerts = Uyarılarım
transmit-offer = Sayfaları yazan ekip de arayabilir: <b>transmettre</b> yazın.
transmit-write = Ekip için sorunuzu buraya yazın, ad ve numara olmadan. Evet demeden önce iletilecek metni göreceksiniz.
transmit-place = Bölgeniz: { $place }.
transmit-consent = <b>Ekibin okuyacağı metin tam olarak şudur:</b>

    « { $question } »
    { $place }

    Kim olduğunuzu söyleyebilecek her şeyi çıkardım. Yanıtı size gönderebilmek için gerekeni saklarım, sonra silerim. Kabul ediyor musunuz? <b>Evet</b> veya <b>hayır</b> yazın.
transmit-done = ✉️ İletildi. Ekip bir yanıt bulunca size buradan yazacağım.
transmit-declined = Tamam, hiçbir şey iletmiyorum. Sorunuz silindi.
opinion-thanks = Teşekkürler, not edildi. Başka bir sorunuz var mı? Yazın.
