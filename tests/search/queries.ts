/**
 * Queries of twelve kinds and the sections that answer them, over the real explainers in `content` and the invented
 * ones in `tests/fixtures/library`, built together as one site. Each row was written from the texts alone, before the
 * search was tuned, and none was tried first. So the table measures how good the search is, not how well it was fitted.
 * Change a row only if the texts change, or if its answer is wrong by the texts; never because the search misses it.
 * If a row has several sections, any of them may come first. An explainer’s introduction is `/slug/`.
 */
export type Kind =
  | 'name'
  | 'spelling variant'
  | 'diacritics'
  | 'date'
  | 'abbreviation'
  | 'phrase'
  | 'number'
  | 'question'
  | 'publisher'
  | 'typing mistake'
  | 'half remembered'
  | 'persian';

/** A query, and the addresses of the sections that answer it best. */
export interface Row {
  kind: Kind;
  query: string;
  sections: readonly string[];
}

const trump = '/trump-says-iran-wants-to-negotiate/';
const deaths = '/how-the-dead-are-counted/';
const deal = '/from-the-2015-deal-to-snapback/';
const water = '/ab-dar-shahr/';
const libraries = '/ketabkhaneh-ha/';

/** Creates rows of one kind. */
const rows = (kind: Kind, queries: readonly (readonly [query: string, ...sections: string[]])[]): Row[] =>
  queries.map(([query, ...sections]) => ({ kind, query, sections }));

export const queries: readonly Row[] = [
  ...rows('name', [
    ['Rania Khoury-Bell', '/tamsel-mine/#pensions'],
    ['Marit Oyelaran', '/fisheries-treaty/#the-anger', '/lanthorn-islets/#the-shot'],
    ['Keahi Brandvold', '/tamsel-mine/#the-collapse', '/mount-haruq/#the-evacuation'],
    ['Hyacinth Moreau', '/dock-strike/#the-settlement'],
    ['Haruka Stavros', '/north-pipeline/#the-rust'],
    ['Solveig Baptiste', '/dying-bees/#the-causes', '/upper-ishmere-dam/#the-rock'],
    ['Thandiwe Lorentz', '/currency-peg/#the-defence', '/budget-2024/#the-deficit'],
    ['Eudora Kaminski', '/ellisford-flood/#the-flood'],
    ['Benjamin Netanyahu', `${deal}#not-settled`, `${trump}#history`],
    ['Masoud Pezeshkian', `${deal}#talks-and-war`, `${trump}#what-tehran-wants`],
  ]),
  ...rows('spelling variant', [
    ['Harbor Bank collapse', '/harbour-bank/', '/harbour-bank/#the-run'],
    ['Kasran refinery', '/north-pipeline/', '/north-pipeline/#for-corvane'],
    ['Mount Harouk eruption', '/mount-haruq/', '/mount-haruq/#the-eruption'],
    // The text has “Muhammad at-Tahir”, “labour court”, “aeroplanes”, “Ghalibaf” and “Araghchi”.
    ['Mohammed al-Tahir', '/asylum-rules/#the-tribunal'],
    ['labor court widows', '/tamsel-mine/#pensions'],
    ['airplanes dropped water', '/wildfires-2025/#the-fires'],
    ['Teheran bazaar', `${trump}#protest-crisis`],
    ['Qalibaf legitimate targets', `${trump}#us-options`],
    ['Araqchi ambassadors', `${trump}#what-tehran-wants`],
  ]),
  ...rows('diacritics', [
    ['Lucja Borresen libel judgment', '/minister-and-newspaper/#the-judgment'],
    ['Penaranda visitors book', '/minister-and-newspaper/#the-trial'],
    ['José Peñaranda on schedule', '/coast-railway/#the-delay'],
    ['Celik boats', '/asylum-rules/#the-boats'],
    ['Jorgen Palmason', '/chess-scandal/', '/chess-scandal/#the-last-game'],
    ['Inaki Sorby', '/football-betting/#the-match'],
    ['Matteo Yildiz', '/football-betting/#the-ban'],
    ['Dušan Hargreave balcony', '/mayor-recall/#the-vote'],
    ['Ismer river maps', '/language-law/#signs'],
    ['Volker Türk peaceful demonstrators', `${trump}#protest-crisis`, `${deaths}#other-counts`],
  ]),
  ...rows('date', [
    ['9 November 2018', '/ferry-disaster/', '/ferry-disaster/#the-night'],
    [
      '17 May 2021',
      '/chess-scandal/',
      '/chess-scandal/#the-ruling',
      '/fisheries-treaty/',
      '/fisheries-treaty/#the-terms',
    ],
    ['2022-03-14', '/ellisford-flood/', '/ellisford-flood/#the-flood', '/telecoms-outage/'],
    ['June 12, 2025', '/housing-rents/', '/housing-rents/#the-ruling'],
    ['2019-09-06', '/harbour-bank/', '/harbour-bank/#the-run'],
    ['3 June 2024', '/dock-strike/', '/dock-strike/#the-demands'],
    ['12 Feb 2020', '/minister-and-newspaper/', '/minister-and-newspaper/#the-judgment'],
    ['April 2023 eruption', '/mount-haruq/', '/mount-haruq/#the-eruption'],
    ['May 8, 2018', `${trump}#history`, `${deal}#past-the-limits`, deal],
    ['September 2025 UN sanctions', `${deal}#snapback`, `${trump}#history`, deal],
  ]),
  ...rows('abbreviation', [
    ['MCGA people brought ashore', '/asylum-rules/#the-boats'],
    ['Maravel Coast Guard Authority lifeboats Saint Oriel', '/ferry-disaster/#the-rescue'],
    ['MTSB tunnel', '/coast-railway/#the-delay'],
    ['CBM Harbour Bank', '/harbour-bank/', '/harbour-bank/#the-run'],
    ['Central Bank of Maravel sold euros', '/currency-peg/#the-defence'],
    ['National Emergency Committee southern slope', '/mount-haruq/#the-evacuation'],
    ['DGF small savers', '/harbour-bank/', '/harbour-bank/#the-savers'],
    ['NEC text message', '/telecoms-outage/#emergency-calls', '/ellisford-flood/#the-warnings'],
    ['IRGC papers against negotiation', `${deal}#talks-and-war`, `${trump}#what-tehran-wants`],
    ['International Atomic Energy Agency enriched stock', `${deal}#the-deal`, `${deal}#past-the-limits`],
  ]),
  ...rows('phrase', [
    ['"one address in Port Sarrow"', '/harbour-bank/#the-money'],
    ['"complete confidence"', '/minister-and-newspaper/#the-appeal'],
    ['"the bow door was closed but it was not locked"', '/ferry-disaster/#the-inquiry'],
    ['"as useful as a brick"', '/chess-scandal/#the-accusation'],
    ['a misprint is not a coup', '/election-2023/#the-complaints'],
    ['a home is not a barrel of oil', '/housing-rents/#the-ruling'],
    ['the warning did not stay in a drawer', '/mount-haruq/#the-evacuation'],
    ['a trapdoor under every worker in the country', '/tamsel-mine/#pensions'],
    ['"legitimate targets"', `${trump}#us-options`],
    ['knock the hell out of them', `${deal}#not-settled`, `${trump}#history`],
  ]),
  ...rows('number', [
    ['bow doors cameras', '/ferry-disaster/#what-changed'],
    ['banknote on the table', '/harbour-bank/#the-run'],
    ['pension for a widow', '/tamsel-mine/#pensions', '/tamsel-mine/'],
    ['searchlight turned off', '/coast-guard/#the-complaints'],
    ['roundabouts', '/mayor-recall/', '/mayor-recall/#the-petition'],
    ['cave in limestone', '/upper-ishmere-dam/#the-rock'],
    ['gannet lighthouse', '/lanthorn-islets/'],
    ['shopkeeper Grand Bazaar', `${trump}#protest-crisis`],
    ['bystander protester breakdown', `${deaths}#hrana-count`],
  ]),
  ...rows('question', [
    ['Why did the ferry Saint Oriel sink?', '/ferry-disaster/', '/ferry-disaster/#the-inquiry'],
    ['How much does a school meal cost the state?', '/school-meals/#the-cost'],
    ['Was the flood in Ellisford foreseen?', '/ellisford-flood/#the-warnings'],
    ['What caused the mobile network to fail?', '/telecoms-outage/', '/telecoms-outage/#what-failed'],
    ['How many miners were brought out alive at Tamsel?', '/tamsel-mine/', '/tamsel-mine/#nine-days'],
    ['When will the railway to Quennhaven open?', '/coast-railway/'],
    ['Which languages do people speak at home?', '/census-2021/#the-language-question'],
    ['Who pays for the damage of the wildfires?', '/wildfires-2025/#who-pays'],
    ['Why do the numbers of dead in Iran differ?', `${deaths}#why-they-differ`, deaths],
    ['Did Iran really ask for a meeting with Trump?', `${trump}#trumps-claim`, `${trump}#conclusion`, trump],
  ]),
  ...rows('publisher', [
    ['Doctors for the Islands leaflet', '/measles-vaccine/#the-doubts'],
    ['Open Ledger stadium', '/football-betting/#the-stadium'],
    ['Corvane Star bracelet', '/museum-theft/#what-was-found'],
    ['Tamsel Tribune dam', '/upper-ishmere-dam/#the-villages'],
    ['Channel Nine wildfires sirens', '/wildfires-2025/#the-evacuation'],
    ['Statistics Maravel voters helicopter', '/election-2023/#turnout'],
    ['Island Hydrology Service ash', '/mount-haruq/#the-ash'],
    ['Qantara protests', `${trump}#protest-crisis`, `${deaths}#who-counts`],
    ['Responsible Statecraft', `${deal}#snapback`],
  ]),
  ...rows('typing mistake', [
    ['volcanoe evacution Haruq', '/mount-haruq/', '/mount-haruq/#the-evacuation'],
    ['pipline rust', '/north-pipeline/', '/north-pipeline/#the-rust'],
    ['Oyelran herring', '/fisheries-treaty/#the-anger'],
    ['devalution', '/currency-peg/#the-defence'],
    ['Quenhaven measels', '/measles-vaccine/', '/measles-vaccine/#the-outbreak'],
    ['goalkeper banned for life', '/football-betting/#the-ban'],
    ['refinary Corvane', '/north-pipeline/', '/north-pipeline/#for-corvane'],
    ['resevoir Wolfs Leap', '/upper-ishmere-dam/#the-plan'],
    ['enrichement 3.67%', `${deal}#the-deal`, `${deal}#past-the-limits`, `${trump}#history`],
    ['snapbcak Britain France', `${deal}#snapback`, `${trump}#history`, deal],
  ]),
  ...rows('half remembered', [
    ['swimming rafts deckhand', '/ferry-disaster/#the-rescue'],
    ['axe door lock exchange', '/telecoms-outage/#what-failed'],
    ['refrigerators failed apologised', '/measles-vaccine/#the-supply'],
    ['pigeons nesting sirens', '/ellisford-flood/#the-warnings'],
    ['shape table commission 1961', '/lanthorn-islets/#the-commission'],
    ['children singing ash boats', '/wildfires-2025/#the-evacuation'],
    ['shepherds reader 1911', '/language-law/#in-schools'],
    ['heron mark chalice', '/museum-theft/#what-was-found'],
    ['bombing intended effect', `${trump}#us-options`],
    ['gain time lower tension', `${deal}#not-settled`, `${trump}#what-tehran-wants`],
  ]),
  ...rows('persian', [
    // The Arabic letters ي and ك for ی and ک.
    ['كتابخانه مركزي نستعليق', `${libraries}#zaban-ha`],
    // With a zero-width non-joiner, without it, and with a space in its place.
    ['کتاب\u200cهای فارسی', `${libraries}#zaban-ha`],
    ['کتابهای فارسی', `${libraries}#zaban-ha`],
    ['لوله های فرسوده', water, `${water}#hadar-raft`],
    // Persian, Arabic and Latin digits.
    ['۱۴ فروردین ۱۴۰۲', `${water}#kambud`],
    ['١٤ فروردين ١٤٠٢', `${water}#kambud`],
    ['14 فروردین 1402', `${water}#kambud`],
    // The text has «روزنامهٔ», with a hamza.
    ['روزنامه ساحل بیمارستان', `${water}#kambud`],
  ]),
];
