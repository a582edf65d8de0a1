import { type Field, isDefault } from "../field.ts";

interface GoogleAnalytics {
  readonly source?: string;
  readonly campaign?: string;
  readonly enabled?: boolean;
}

/** Tracking parameters that are added to the links of the flow's mail. */
export const googleAnalytics: Field<GoogleAnalytics> = {
  properties: ["UseGoogleAnalytics", "GaSource", "GaCampaign"],
  schema: {
    type: "object",
    description: "Adds Google Analytics parameters to the links in the flow's mail.",
    examples: [{ source: "flow", campaign: "trial" }],
    additionalProperties: false,
    minProperties: 1,
    properties: {
      source: { type: "string", maxLength: 255, description: "The source (utm_source).", examples: ["flow"] },
      campaign: { type: "string", maxLength: 255, description: "The campaign (utm_campaign).", examples: ["trial"] },
      enabled: { type: "boolean", description: "false keeps the settings without using them.", examples: [false] },
    },
  },
  compile: ({ source = "", campaign = "", enabled = true }) => ({
    UseGoogleAnalytics: enabled,
    GaSource: source,
    GaCampaign: campaign,
  }),
  decompile: (reading) => {
    if (isDefault(reading, "UseGoogleAnalytics", "GaSource", "GaCampaign")) return undefined;
    const { UseGoogleAnalytics, GaSource, GaCampaign } = reading.values;
    const texts = {
      ...(GaSource === "" ? {} : { source: String(GaSource) }),
      ...(GaCampaign === "" ? {} : { campaign: String(GaCampaign) }),
    };
    const used = UseGoogleAnalytics === true;
    return used && Object.keys(texts).length > 0 ? texts : { ...texts, enabled: used };
  },
};
