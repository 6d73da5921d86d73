/** Number of parts that annotated papers are split in: what is fitted to four of them judges the fifth. */
export const FOLDS = 5;

/** The part that a paper belongs to, by its place among the annotated ones; the same for all models. */
export const foldOf = (place: number) => place % FOLDS;
