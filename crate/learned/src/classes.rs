//! What can be heard, and from whom.

/// Who wrote a message. A message of unknown direction counts as theirs, as with phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The other side.
    Them,
    /// The protected teenager.
    Me,
}

/// Something a message can sound like.
#[derive(Debug, Clone, Copy)]
pub struct Class {
    /// The signal it is evidence for.
    pub signal: &'static str,
    /// Whose messages are judged.
    pub side: Side,
    /// Tags of example messages that count as it.
    pub tags: &'static [&'static str],
}

const fn them(signal: &'static str, tags: &'static [&'static str]) -> Class {
    Class {
        signal,
        side: Side::Them,
        tags,
    }
}

const fn me(signal: &'static str, tags: &'static [&'static str]) -> Class {
    Class {
        signal,
        side: Side::Me,
        tags,
    }
}

/// All classes, in the order of the weights. Kin acts share a class: there are too few examples to tell them apart.
pub const CLASSES: [Class; 21] = [
    them("threat_publish", &["threat_publish", "ruin"]),
    them(
        "possession_claim",
        &["possession_claim", "webcam_hack_claim"],
    ),
    them("audience", &["audience"]),
    them("money_demand", &["money_demand", "payment_rail"]),
    them(
        "image_request",
        &["image_request", "cam_request", "reciprocity", "barter"],
    ),
    them("secrecy", &["secrecy"]),
    them("anti_help", &["anti_help", "isolation"]),
    them("platform_hop", &["platform_hop"]),
    them("meet_request", &["meet_request"]),
    them(
        "personal_info_request",
        &["personal_info_request", "age_probe"],
    ),
    them("alone_probe", &["alone_probe"]),
    them("credential_request", &["credential_request", "link_lure"]),
    them("need_story", &["need_story"]),
    them("love_bomb", &["love_bomb", "guilt"]),
    them("gift_offer", &["gift_offer"]),
    them("recovery_offer", &["recovery_offer"]),
    them("re_demand", &["re_demand"]),
    them("deadline", &["deadline"]),
    me("plea", &["plea"]),
    me("pii_disclosure", &["pii_disclosure"]),
    me(
        "credential_disclosure",
        &["credential_disclosure", "payment_code_disclosure"],
    ),
];
