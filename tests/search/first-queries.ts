/** Queries of readers, and the sections that answer them, chosen from the texts. Any of the sections may come first. */
const trump = '/trump-says-iran-wants-to-negotiate/';
const deaths = '/how-the-dead-are-counted/';
const deal = '/from-the-2015-deal-to-snapback/';

export const firstQueries: readonly (readonly [query: string, ...sections: string[]])[] = [
  ['Witkoff', `${trump}#trumps-claim`],
  ['Volker Turk', `${trump}#protest-crisis`, `${deaths}#other-counts`],
  ['Lindsey Graham', `${trump}#us-options`],
  ['8 May 2018', `${trump}#history`, `${deal}#past-the-limits`],
  ['28 December 2025', `${trump}#protest-crisis`, `${deaths}#who-counts`],
  ['prepared for war', `${trump}#what-tehran-wants`],
  ['told protesters that help was on its way', `${trump}#trumps-claim`],
  ['25% tariff', `${trump}#us-options`],
  ['Rouhani telephone', `${deal}#call-and-strike`],
  ['talks between equals', `${trump}#conclusion`, `${trump}#what-tehran-wants`],
  ['NetBlocks connectivity', `${deaths}#blackout`, `${trump}#protest-crisis`],
  ['Soleimani', `${deal}#call-and-strike`],
];
