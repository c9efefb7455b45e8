/** Every word of a text is found by itself, in every language. */
import { describe, expect, it } from 'vitest';
import { buildSearch, createExplainer } from './built-search.ts';

/** Two sentences in each language. The sections around them have other words. */
const sentences: Record<string, readonly [first: string, second: string]> = {
  en: [
    'The old bridge over the river is closed to lorries until spring.',
    'Engineers found cracks in two of its pillars.',
  ],
  ar: ['الجسر القديم فوق النهر مغلق أمام الشاحنات حتى الربيع.', 'وجد المهندسون شقوقًا في اثنين من أعمدته.'],
  bn: ['নদীর উপরের পুরোনো সেতুটি বসন্ত পর্যন্ত ট্রাকের জন্য বন্ধ।', 'প্রকৌশলীরা দুটি স্তম্ভে ফাটল পেয়েছেন।'],
  ca: [
    'El pont vell sobre el riu és tancat als camions fins a la primavera.',
    'Els enginyers van trobar esquerdes en dos pilars, i l’ajuntament col·labora.',
  ],
  cs: ['Starý most přes řeku je do jara uzavřen pro nákladní vozy.', 'Inženýři našli trhliny ve dvou pilířích.'],
  da: ['Den gamle bro over åen er lukket for lastbiler indtil foråret.', 'Ingeniører fandt revner i to af søjlerne.'],
  de: [
    'Die alte Brücke über den Fluss ist bis zum Frühjahr für Lastwagen gesperrt.',
    'Ingenieure fanden größere Risse in zwei Pfeilern an der Straße.',
  ],
  el: [
    'Η παλιά γέφυρα πάνω από το ποτάμι είναι κλειστή για φορτηγά έως την άνοιξη.',
    'Οι μηχανικοί βρήκαν ρωγμές στους ίδιους πυλώνες, όταν είτε ήσαν εκεί είτε όχι.',
  ],
  es: [
    'El viejo puente sobre el río está cerrado a los camiones hasta la primavera.',
    'Los ingenieros encontraron grietas en dos pilares pequeños.',
  ],
  et: ['Vana sild üle jõe on kevadeni veoautodele suletud.', 'Insenerid leidsid kahes sambas pragusid.'],
  eu: [
    'Ibai gaineko zubi zaharra kamioientzat itxita dago udaberrira arte.',
    'Ingeniariek pitzadurak aurkitu zituzten bi zutabetan.',
  ],
  fa: ['پل قدیمی روی رودخانه تا بهار به روی کامیون‌ها بسته است.', 'مهندسان در دو پایهٔ آن ترک‌هایی پیدا کردند.'],
  fi: [
    'Joen ylittävä vanha silta on suljettu kuorma-autoilta kevääseen asti.',
    'Insinöörit löysivät halkeamia kahdesta pylväästä.',
  ],
  fr: [
    'Le vieux pont sur la rivière est fermé aux camions jusqu’au printemps.',
    'Les ingénieurs ont trouvé des fissures dans deux piliers, où l’eau s’infiltre.',
  ],
  ga: [
    'Tá an seandroichead thar an abhainn dúnta do leoraithe go dtí an t-earrach.',
    'Fuair innealtóirí scoilteanna in dhá cheann dá philéir.',
  ],
  gu: ['નદી પરનો જૂનો પુલ વસંત સુધી ટ્રકો માટે બંધ છે.', 'ઇજનેરોને બે થાંભલામાં તિરાડો મળી.'],
  he: ['הגשר הישן מעל הנהר סגור למשאיות עד האביב.', 'מהנדסים מצאו סדקים בשניים מעמודיו, אמר דובר צה״ל.'],
  hi: [
    'नदी पर बना पुराना पुल वसंत तक ट्रकों के लिए बंद है।',
    'इंजीनियरों को दो खंभों में दरारें मिलीं, जैसा कल काल और कील के बारे में कहा गया।',
  ],
  hu: [
    'A folyó feletti régi híd tavaszig zárva van a teherautók előtt.',
    'A mérnökök repedéseket találtak két pilléren.',
  ],
  hy: ['Գետի վրայի հին կամուրջը փակ է բեռնատարների համար մինչև գարուն։', 'Ինժեներները ճաքեր են գտել երկու սյուներում։'],
  id: [
    'Jembatan tua di atas sungai ditutup untuk truk sampai musim semi.',
    'Para insinyur menemukan retakan pada dua tiangnya.',
  ],
  is: [
    'Gamla brúin yfir ána er lokuð vörubílum fram á vor.',
    'Verkfræðingar fundu sprungur í tveimur stöplum hennar, það er þess vegna.',
  ],
  it: [
    'Il vecchio ponte sul fiume è chiuso ai camion fino alla primavera.',
    'Gli ingegneri hanno trovato crepe in due dei pilastri, perché l’acqua sale.',
  ],
  ja: ['川にかかる古い橋は春までトラックの通行が禁止されている。', '技術者は二本の柱にひび割れを見つけた。'],
  ka: [
    'მდინარეზე გადებული ძველი ხიდი გაზაფხულამდე დაკეტილია სატვირთოებისთვის.',
    'ინჟინრებმა ორ ბოძში ბზარები აღმოაჩინეს.',
  ],
  kk: ['Өзен үстіндегі ескі көпір көктемге дейін жүк көліктері үшін жабық.', 'Инженерлер екі тіректен жарықтар тапты.'],
  km: ['ស្ពានចាស់លើទន្លេត្រូវបានបិទសម្រាប់រថយន្តដឹកទំនិញ។', 'វិស្វករបានរកឃើញស្នាមប្រេះ។'],
  kn: ['ನದಿಯ ಮೇಲಿನ ಹಳೆಯ ಸೇತುವೆ ವಸಂತದವರೆಗೆ ಲಾರಿಗಳಿಗೆ ಮುಚ್ಚಿದೆ.', 'ಎಂಜಿನಿಯರ್‌ಗಳು ಎರಡು ಕಂಬಗಳಲ್ಲಿ ಬಿರುಕುಗಳನ್ನು ಕಂಡುಕೊಂಡರು.'],
  ko: ['강 위의 오래된 다리는 봄까지 트럭이 다닐 수 없다.', '기술자들은 두 기둥에서 균열을 찾았다.'],
  lo: ['ຂົວເກົ່າຂ້າມແມ່ນ້ຳປິດສຳລັບລົດບັນທຸກ.', 'ວິສະວະກອນພົບຮອຍແຕກ.'],
  lt: [
    'Senasis tiltas per upę iki pavasario uždarytas sunkvežimiams.',
    'Inžinieriai rado įtrūkimų dviejuose stulpuose.',
  ],
  lv: ['Vecais tilts pār upi līdz pavasarim slēgts kravas automašīnām.', 'Inženieri atrada plaisas divos balstos.'],
  ml: ['പുഴയ്ക്കു മീതെയുള്ള പഴയ പാലം വസന്തം വരെ ലോറികൾക്ക് അടച്ചിരിക്കുന്നു.', 'എഞ്ചിനീയർമാർ രണ്ടു തൂണുകളിൽ വിള്ളലുകൾ കണ്ടെത്തി.'],
  mr: ['नदीवरील जुना पूल वसंतापर्यंत ट्रकसाठी बंद आहे.', 'अभियंत्यांना दोन खांबांमध्ये भेगा आढळल्या.'],
  my: ['မြစ်ကူးတံတားဟောင်းကို ကုန်တင်ကားများအတွက် ပိတ်ထားသည်။', 'အင်ဂျင်နီယာများက အက်ကြောင်းများ တွေ့ရှိခဲ့သည်။'],
  nb: ['Den gamle broen over elva er stengt for lastebiler til våren.', 'Ingeniører fant sprekker i to av søylene.'],
  ne: ['नदीमाथिको पुरानो पुल वसन्तसम्म ट्रकका लागि बन्द छ।', 'इन्जिनियरहरूले दुई खम्बामा चर्किएको भेट्टाए।'],
  nl: [
    'De oude brug over de rivier is tot het voorjaar gesloten voor vrachtwagens.',
    'Ingenieurs vonden scheuren in twee van de pijlers, ’s avonds en met geïsoleerde camera’s.',
  ],
  no: ['Den gamle broen over elva er stengt for lastebiler til våren.', 'Ingeniører fant sprekker i to av søylene.'],
  pa: ['ਨਦੀ ਉੱਤੇ ਬਣਿਆ ਪੁਰਾਣਾ ਪੁਲ ਬਸੰਤ ਤੱਕ ਟਰੱਕਾਂ ਲਈ ਬੰਦ ਹੈ।', 'ਇੰਜੀਨੀਅਰਾਂ ਨੂੰ ਦੋ ਥੰਮ੍ਹਾਂ ਵਿੱਚ ਤਰੇੜਾਂ ਮਿਲੀਆਂ।'],
  pl: [
    'Stary most nad rzeką jest do wiosny zamknięty dla ciężarówek.',
    'Inżynierowie znaleźli pęknięcia w dwóch filarach koło Łodzi.',
  ],
  pt: [
    'A velha ponte sobre o rio está fechada a camiões até à primavera.',
    'Os engenheiros encontraram fissuras em dois dos pilares, na estação.',
  ],
  ro: [
    'Vechiul pod peste râu este închis pentru camioane până în primăvară.',
    'Inginerii au găsit crăpături în doi dintre piloni, și într-un loc șters.',
  ],
  ru: [
    'Старый мост через реку закрыт для грузовиков до весны, и объезд ещё длинный.',
    'Инженеры нашли трещины в двух опорах, каждый район это знает: мой, твой и чей.',
  ],
  si: ['ගඟ උඩ පැරණි පාලම වසන්තය තෙක් ලොරි සඳහා වසා ඇත.', 'ඉංජිනේරුවන් කණු දෙකක ඉරිතැලීම් සොයා ගත්හ.'],
  sr: [
    'Стари мост преко реке затворен је за камионе до пролећа.',
    'Инжењери су нашли пукотине у два стуба, a ђаци чекају љето.',
  ],
  sv: ['Den gamla bron över ån är stängd för lastbilar till våren.', 'Ingenjörer fann sprickor i två av pelarna.'],
  sw: [
    'Daraja la zamani juu ya mto limefungwa kwa malori hadi majira ya kuchipua.',
    'Wahandisi waligundua nyufa katika nguzo mbili.',
  ],
  ta: ['ஆற்றின் மேல் உள்ள பழைய பாலம் வசந்தம் வரை லாரிகளுக்கு மூடப்பட்டுள்ளது.', 'பொறியாளர்கள் இரண்டு தூண்களில் விரிசல்களைக் கண்டனர்.'],
  te: ['నదిపై ఉన్న పాత వంతెన వసంతం వరకు లారీలకు మూసివేయబడింది.', 'ఇంజనీర్లు రెండు స్తంభాలలో పగుళ్లను కనుగొన్నారు.'],
  th: ['สะพานเก่าข้ามแม่น้ำปิดสำหรับรถบรรทุกจนถึงฤดูใบไม้ผลิ', 'วิศวกรพบรอยร้าวในเสาสองต้น'],
  tr: [
    'Nehrin üzerindeki eski köprü ilkbahara kadar kamyonlara kapalı.',
    'İstanbul’dan gelen mühendisler iki ayağında ışıklı çatlaklar buldu.',
  ],
  uk: [
    'Старий міст через річку зачинено для вантажівок до весни, його об’їзд довгий.',
    'Інженери знайшли тріщини у двох опорах, і їхній звіт ґрунтовний.',
  ],
  ur: ['دریا پر پرانا پل بہار تک ٹرکوں کے لیے بند ہے۔', 'انجینئروں کو دو ستونوں میں دراڑیں ملیں۔'],
  vi: ['Cây cầu cũ bắc qua sông bị đóng với xe tải cho đến mùa xuân.', 'Các kỹ sư tìm thấy vết nứt ở hai trụ cầu.'],
  yi: ['די אַלטע בריק איבער דעם טײַך איז פֿאַרמאַכט ביז פֿרילינג.', 'די אינזשענירן האָבן געפֿונען שפּאַלטן.'],
  zh: ['河上的旧桥在春天之前禁止卡车通行。', '工程师在两根桥墩上发现了裂缝。'],
};

describe.each(Object.entries(sentences))('in %s', (lang, [first, second]) => {
  const words = (text: string) =>
    Array.from(new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)).flatMap(({ segment, isWordLike }) =>
      isWordLike ? [segment] : [],
    );

  it('every word of a sentence is found by itself, composed or decomposed, and marked in the excerpt', async () => {
    const { search } = await buildSearch([createExplainer(lang, { one: ['1', first], two: ['2', second] })]);
    const missed: string[] = [];
    for (const [id, text] of [
      ['one', first],
      ['two', second],
    ] as const)
      for (const word of words(text))
        for (const query of new Set([word, word.normalize('NFD'), word.toUpperCase()])) {
          const { results, unknownWords } = await search(query);
          const result = results.find(({ url }) => url.endsWith(`#${id}`));
          const isMarked = result?.excerpt.runs.some(([, isMarked]) => isMarked);
          if (!result || !isMarked || unknownWords.length > 0)
            missed.push(`${query} (${!result ? 'not found' : !isMarked ? 'not marked' : 'unknown'})`);
          const excerpt = result?.excerpt.runs.map(([run]) => run).join('');
          if (result && excerpt !== text) missed.push(`${query} (excerpt: ${excerpt})`);
        }
    expect(missed).toEqual([]);
  });
});
