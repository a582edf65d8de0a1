import { testImportLaw } from "../support/import-law.ts";

testImportLaw("third");
