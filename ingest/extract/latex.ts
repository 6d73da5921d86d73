/** What a LaTeX command stands for in running text; commands that are absent here leave their name behind. */
export const LATEX_SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['times', 'x'],
  ['sim', '~'],
  ['approx', '≈'],
  ['le', '≤'],
  ['leq', '≤'],
  ['leqslant', '≤'],
  ['ge', '≥'],
  ['geq', '≥'],
  ['geqslant', '≥'],
  ['lt', '<'],
  ['gt', '>'],
  ['ll', '≪'],
  ['gg', '≫'],
  ['neq', '≠'],
  ['pm', '±'],
  ['cdot', '·'],
  ['to', '→'],
  ['rightarrow', '→'],
  ['leftrightarrow', '↔'],
  ['Sigma', 'Σ'],
  ['langle', '⟨'],
  ['rangle', '⟩'],
  ['star', '*'],
  ['ast', '*'],
  ['circ', '°'],
  ['infty', '∞'],
  ['mu', 'μ'],
  ['alpha', 'α'],
  ['beta', 'β'],
  ['gamma', 'γ'],
  ['delta', 'δ'],
  ['Delta', 'Δ'],
  ['epsilon', 'ε'],
  ['varepsilon', 'ε'],
  ['lambda', 'λ'],
  ['sigma', 'σ'],
  ['tau', 'τ'],
  ['pi', 'π'],
  ['theta', 'θ'],
  ['rho', 'ρ'],
  ['ell', 'ℓ'],
  ['ldots', '...'],
  ['dots', '...'],
  ['cdots', '...'],
  ['percent', '%'],
  ['textasciitilde', '~'],
  ['textendash', '–'],
  ['textemdash', '—'],
  ['quad', ' '],
  ['qquad', ' '],
  ['newline', ' '],
  ['ss', 'ß'],
  ['o', 'ø'],
  ['l', 'ł'],
  ['ae', 'æ'],
]);

/** Commands that only set the type of their argument: they vanish, the argument stays. */
export const LATEX_STYLES: ReadonlySet<string> = new Set(
  `textbf textit textsc texttt textsf textrm textnormal textup textmd textsl emph underline uline mbox hbox fbox text
  mathcal mathbf mathrm mathbb mathit mathsf mathtt mathfrak mathscr boldsymbol bm pmb operatorname ensuremath
  textsuperscript textsubscript textcolor url href nolinkurl bf it rm tt sc sl em bfseries itshape scshape ttfamily
  small large Large tiny footnotesize scriptsize normalsize xspace left right big Big bigl bigr displaystyle textstyle
  hat bar tilde vec widehat widetilde overline limits protect noindent centering nbsp`.split(/\s+/),
);

/** Commands that vanish together with their argument. */
export const LATEX_REFERENCES: ReadonlySet<string> = new Set(
  'cite citep citet citealp citeauthor citeyear ref eqref cref Cref label footnote vspace hspace thanks index'.split(
    ' ',
  ),
);

/** Combining marks that the accent commands set on the letter after them. */
export const LATEX_ACCENTS: ReadonlyMap<string, string> = new Map([
  ["'", '\u0301'],
  ['`', '\u0300'],
  ['"', '\u0308'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['.', '\u0307'],
]);
