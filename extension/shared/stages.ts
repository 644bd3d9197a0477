/** The known course of each situation: ids of the engine, words in `_locales`. */

/** Stages of each situation in the order in which they usually come, as the engine names them. */
export const STAGES: Readonly<Record<string, readonly string[]>> = {
  sextortion: ["approach", "rapport", "platform_hop", "reciprocity_bait", "flip", "proof_of_reach", "demand", "deadline", "isolation", "re_demand"],
  webcam_bluff: ["claim", "demand", "deadline"],
  grooming: ["approach", "trust", "compliance_test", "isolation", "image_request", "meeting"],
  romance_scam: ["courtship", "dodge", "need_story", "demand", "pressure"],
  recovery_scam: ["offer", "demand", "pressure"],
  account_scam: ["lure", "credentials", "pressure"],
  personal_data_request: ["request"],
  meeting_request: ["request"],
  payment_request: ["request"],
  threat: ["threat"],
  self_disclosure: ["disclosed"],
};
