import { describe, expect, it } from "vitest";
import type { Environment } from "../../src/model/environment.ts";
import { loginOrigin, tenantAt } from "../../src/sign-in/environment.ts";

const isApiOf = (environment: Environment, tenant: string, address: string) =>
  tenantAt(environment, address)?.toLowerCase() === tenant.toLowerCase();

describe("an environment", () => {
  it.each([
    ["sod", "https://sod.superoffice.com"],
    ["qaonline", "https://qaonline.superoffice.com"],
    ["online", "https://online.superoffice.com"],
    ["http://127.0.0.1:4711", "http://127.0.0.1:4711"],
    ["http://localhost:4711/", "http://localhost:4711"],
  ] as const)("%s signs in at %s", (environment, origin) => {
    expect(loginOrigin(environment)).toBe(origin);
  });

  it.each([
    "https://online.superoffice.com/Cust12345/api",
    "https://online2.superoffice.com/Cust12345/api",
    "https://online12.superoffice.com/cust12345/api/",
  ])("may have a tenant at %s", (address) => {
    expect(isApiOf("online", "Cust12345", address)).toBe(true);
  });

  it.each([
    "http://online2.superoffice.com/Cust12345/api",
    "https://sod.superoffice.com/Cust12345/api",
    "https://online2.superoffice.com.evil.example/Cust12345/api",
    "https://evil.example/online.superoffice.com/Cust12345/api",
    "https://onlineXsuperoffice.com/Cust12345/api",
    "https://online2.superoffice.com:8443/Cust12345/api",
    "https://online2.superoffice.com@evil.example/Cust12345/api",
    "https://user@online2.superoffice.com/Cust12345/api",
    "https://online2.superoffice.com/Cust99999/api",
    "https://online2.superoffice.com/Cust12345/api?x=1",
    "https://online2.superoffice.com/Cust12345/api#x",
    "https://online2.superoffice.com\\@evil.example/Cust12345/api",
    "https://xn--onlne-3ya.superoffice.com/Cust12345/api",
    "https://192.168.1.1/Cust12345/api",
    "//online2.superoffice.com/Cust12345/api",
    "javascript:alert(1)",
    "",
  ])("never has one at %s", (address) => {
    expect(isApiOf("online", "Cust12345", address)).toBe(false);
  });

  it("on this machine has its tenants at that very port", () => {
    const environment = "http://127.0.0.1:4711";
    expect(isApiOf(environment, "Cust1", "http://127.0.0.1:4711/Cust1/api")).toBe(true);
    for (const address of [
      "http://127.0.0.1:4712/Cust1/api",
      "https://127.0.0.1:4711/Cust1/api",
      "http://localhost:4711/Cust1/api",
    ])
      expect(isApiOf(environment, "Cust1", address)).toBe(false);
  });
});
