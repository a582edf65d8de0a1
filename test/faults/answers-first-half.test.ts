import { testAnswers } from "./test-answers.ts";

testAnswers("first");
