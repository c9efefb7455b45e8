/** A selection, between `[[` and `]]`, with its text directive and its quotation. */
interface Case {
  name: string;
  lang?: string;
  body: string;
  /** The decoded directive; undefined when there is no link. */
  directive?: string;
  quote: string;
  /** The highlighted text, without spaces, where it differs from the selected text. */
  lit?: string;
}

/** Returns a citation marker. */
const marker = (number: number) => `<sup class="cite"><a href="#s" role="doc-noteref">${number}</a></sup>`;

export const cases: Case[] = [
  {
    name: 'a short text is quoted in full',
    body: '<p>He said that [[talks must be fair]], and went.</p>',
    directive: 'text=talks must be fair',
    quote: 'talks must be fair',
  },
  {
    name: 'a long text is given by its first and last words',
    body: '<p>[[He said on Monday that the talks must be fair and between equals, and then he went home.]]</p>',
    directive: 'text=He said on,he went home.',
    quote: 'He said on Monday that the talks must be fair and between equals, and then he went home.',
  },
  {
    name: 'a range spans a marker without containing its number',
    body: `<p>They [[met again.${marker(15)} Talks]] went on.</p>`,
    directive: 'text=met again.,Talks',
    quote: 'met again. Talks',
  },
  {
    name: 'markers at both ends are left out',
    body: `<p>They met.${marker(1).replace('1', '[[1')} Talks went on.${marker(25).replace('25', '25]]')} All left.</p>`,
    directive: 'text=Talks went on.',
    quote: 'Talks went on.',
  },
  {
    name: 'a word joined to a marker is not among the first words',
    body: `<p>The [[talks in Iran${marker(15)} and then in Oman came late]].</p>`,
    directive: 'text=talks in,Oman came late',
    quote: 'talks in Iran and then in Oman came late',
  },
  {
    name: 'a word joined to a marker is not among the last words',
    body: `<p>The [[talks in Oman and those in Iran${marker(15)} came late]].</p>`,
    directive: 'text=talks in Oman,came late',
    quote: 'talks in Oman and those in Iran came late',
  },
  {
    name: 'the number of a marker joined to the last word cannot be left out',
    body: `<p>The [[talks of 2025.]]${marker(15)} All left.</p>`,
    directive: 'text=talks of 2025.15',
    quote: 'talks of 2025.',
  },
  {
    name: 'a prefix distinguishes text that occurs twice',
    body: '<p>The fair talks ended.</p><p>The open [[talks]].</p>',
    directive: 'text=open-,talks',
    quote: 'talks',
  },
  {
    name: 'a suffix distinguishes the first of two occurrences',
    body: '<p>The [[talks]] ended.</p><p>The talks.</p>',
    directive: 'text=talks,-ended',
    quote: 'talks',
  },
  {
    name: 'a suffix can be in another block',
    body: '<p>The talks</p><p>were fair.</p><p>The [[talks]]</p><p>ended.</p>',
    directive: 'text=talks,-ended',
    quote: 'talks',
  },
  {
    name: 'the number of a marker is no prefix',
    body: `<p>Fair.${marker(1)} Talks ended.</p><p>Open.${marker(2)} [[Talks]] went on.</p>`,
    directive: 'text=Talks,-went',
    quote: 'Talks',
  },
  {
    name: 'a block that occurs twice gets its own directive with a suffix',
    body: `<p>Wrong.</p><p>Then.</p><p>A lie.${marker(3)}</p><p>[[Wrong.</p><p>The count]] was right.</p>`,
    directive: 'text=Wrong.,-The&text=The count',
    quote: 'Wrong.\n\nThe count',
  },
  {
    name: 'text that nothing distinguishes has no link',
    body: '<p>The fair talks ended.</p><p>The [[fair talks]] ended.</p>',
    quote: 'fair talks',
  },
  {
    name: 'a partly selected word counts as selected',
    body: '<p>The nego[[tiations with Oma]]n.</p>',
    directive: 'text=negotiations with Oman',
    quote: 'negotiations with Oman',
    lit: 'negotiationswithOman',
  },
  {
    name: 'a match inside another word does not count',
    body: '<p>Overtalks.</p><p>Good [[talks]].</p>',
    directive: 'text=talks',
    quote: 'talks',
  },
  {
    name: 'characters of the directive syntax are encoded',
    body: '<p>Of [[rock-and-roll, tea & 5% #1]] only.</p>',
    directive: 'text=rock-and-roll, tea & 5% #1',
    quote: 'rock-and-roll, tea & 5% #1',
  },
  {
    name: 'hidden text is left out',
    body: '<p>By [[<a class="term" href="#t">HRANA</a><span class="definition" hidden><b>HRANA</b> A group.</span>, a group]] in exile.</p>',
    directive: 'text=HRANA, a group',
    quote: 'HRANA, a group',
  },
  {
    name: 'the link of a heading is left out',
    body: `<p>End.${marker(1)}</p><div><h2>[[Fair talks</h2><a class="anchor" href="#f">#</a></div><p>They met]] in Oman.</p>`,
    directive: 'text=Fair talks,They met',
    quote: 'Fair talks\n\nThey met',
  },
  {
    name: 'the link of a heading is a suffix when nothing else distinguishes the heading from the contents',
    body: `<a href="#f">Fair talks</a><p>End.${marker(1)}</p><div><h2>[[Fair talks]]</h2><a class="anchor" href="#f" style="display: block">#</a></div><p>End.</p>`,
    directive: 'text=Fair talks,-#',
    quote: 'Fair talks',
  },
  {
    name: 'accents and shapes of quotation marks distinguish nothing',
    body: "<p>The cafe is ‘open’.</p><p>A café is 'open' and [[a café is ‘open’]] now.</p>",
    directive: 'text=a café is ‘open’,-now',
    quote: 'a café is ‘open’',
  },
  {
    name: 'list items and table rows become lines of the quotation',
    body: '<p>[[They said:</p><ul><li>One</li><li><p>Two</p></li></ul><table><tr><td>Three</td><td>Four</td></tr><tr><td>Five]]</td></tr></table>',
    directive: 'text=They said:,Five',
    quote: 'They said:\n\nOne\nTwo\n\nThree Four\nFive',
  },
  {
    name: 'Persian text with a zero-width non-joiner',
    lang: 'fa',
    body: `<p>لوله می‌آید.${marker(1)}</p><p>آن [[لوله‌های شهر می‌آیند.${marker(2)} آب]] نیست.</p>`,
    directive: 'text=لوله‌های شهر می‌آیند,آب',
    quote: 'لوله‌های شهر می‌آیند. آب',
  },
  { name: 'a marker alone has no link', body: `<p>Met.[[${marker(15)}]] Left.</p>`, quote: '' },
  { name: 'a space alone has no link', body: '<p>Met.[[ ]]Left.</p>', quote: '' },
];
