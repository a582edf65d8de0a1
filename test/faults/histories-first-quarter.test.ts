import { testQuarter } from "./histories.ts";

testQuarter(0);
