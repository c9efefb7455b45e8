/** The strings of the share menu. They are in this module, so that pages do not have to contain them. */
export const strings = {
  copyLink: 'Copy link',
  copyMarkdown: 'Copy as Markdown',
  copyQuote: 'Copy quote',
  share: 'Share…',
  open: 'Open on its own page',
  linkCopied: 'Link copied',
  markdownCopied: 'Copied as Markdown, with its sources',
  quoteCopied: 'Quote copied, with a link to it',
  copied: 'Copied',
  shared: 'Shared',
  notLoaded: 'The Markdown could not be loaded.',
  notCopied: 'This browser does not let pages copy. Copy it from here:',
  sectionLinkCopied: 'Link to the section copied, because it contains these words more than once',
  shareSelection: 'Share the selected words',
};
