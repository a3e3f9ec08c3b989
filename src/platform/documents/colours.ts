/** The colours of the pages, for paper: text, what stands back, what is meant, hairlines between rows, below heads. */
export const [ink, quiet, accent, line, edge] = ['#1a2123', '#535b5d', '#0b5963', '#dcd9d0', '#77756d'];
