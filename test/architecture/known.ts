/** What is not yet as it should be, by rule, each with the reason. The test fails for anything on top of it, and for anything here that is mended: it only gets shorter. */
export const KNOWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {};
