import { testImportLaw } from "../support/import-law.ts";

testImportLaw("first");
