import fc from "fast-check";

/**
 * Random problems are the same in every run, so that a change is judged by what it does. Other problems: SEED=7 npm test -- unit.
 * A property that fails prints its own seed.
 */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_261_123) });
