use std::path::PathBuf;

use vigie_engine::Speaker;

use super::*;
use crate::conversation::{Conversation, Labels, Line};

const THREAT: &str = "si tu paies pas 150 euros j'envoie la vidéo à tous tes contacts";

fn conversation(id: &str, situation: &str, messages: Vec<Line>) -> Conversation {
    Conversation {
        id: id.to_owned(),
        messages,
        labels: Labels {
            lang: Some("fr".to_owned()),
            situation: Some(situation.to_owned()),
            register: Some("plain".to_owned()),
            ..Labels::default()
        },
    }
}

fn input(path: &str, conversations: Vec<Conversation>) -> Input {
    Input {
        path: PathBuf::from(path),
        conversations,
    }
}

fn figures(inputs: &[Input]) -> Vec<Figure> {
    let evaluation = evaluate(Engine::new(), inputs).unwrap();
    let mut all = evaluation.figures;
    all.extend(evaluation.corpora);
    all.extend(evaluation.groups);
    all.extend(evaluation.halves);
    all
}

fn figure(conversations: Vec<Conversation>, id: &str) -> Figure {
    let inputs = [input("made/up.jsonl", conversations)];
    figures(&inputs)
        .into_iter()
        .find(|figure| figure.id == id)
        .unwrap()
}

fn extortion(id: &str, threat_at: usize) -> Conversation {
    let mut conversation = conversation(
        id,
        "sextortion",
        vec![
            Line::new(Speaker::Them, "salut"),
            Line::new(Speaker::Them, THREAT),
        ],
    );
    conversation.labels.first_threat = Some(threat_at);
    conversation.labels.first_demand = Some(1);
    conversation
}

#[test]
fn a_danger_card_after_the_threat_is_too_late() {
    let measured = figure(
        vec![extortion("in-time", 1), extortion("late", 0)],
        "sextortion_danger_in_time",
    );
    assert_eq!((measured.count, measured.of), (1, 2));
    assert_eq!(measured.misses, ["late"]);
    assert_eq!(measured.met, Some(false));
}

#[test]
fn a_threat_in_a_benign_conversation_is_a_false_alarm() {
    let threat = vec![Line::new(Speaker::Them, THREAT)];
    let quiet = vec![Line::new(Speaker::Them, "tu viens au cinéma")];
    let conversations = vec![
        conversation("alarm", "benign", threat),
        conversation("quiet", "benign", quiet),
    ];
    let measured = figure(conversations, "benign_danger");
    assert_eq!((measured.count, measured.of), (1, 2));
    assert_eq!(measured.misses, ["alarm"]);
}

#[test]
fn real_chat_counts_messages_by_corpus() {
    let mut chat = conversation(
        "chat",
        "benign",
        vec![
            Line::new(Speaker::Them, "salut"),
            Line::new(Speaker::Them, THREAT),
        ],
    );
    chat.labels.register = None;
    let measured = figure(vec![chat], "up_danger");
    assert_eq!((measured.count, measured.of), (1, 2));
    assert!((measured.value - 500.0).abs() < f64::EPSILON);
}

#[test]
fn every_alert_points_at_words() {
    let measured = figure(vec![extortion("a", 1)], "alerts_point_at_words");
    assert_eq!(measured.met, Some(true));
}

#[test]
fn each_register_has_its_own_figure_without_a_budget() {
    let mut spelt = extortion("spelt", 0);
    spelt.labels.register = Some("sms".to_owned());
    let both = vec![extortion("in-time", 1), spelt];
    let plain = figure(both.clone(), "register_plain_sextortion_danger_in_time");
    assert_eq!((plain.count, plain.of, plain.met), (1, 1, None));
    let sms = figure(both, "register_sms_sextortion_danger_in_time");
    assert_eq!((sms.count, sms.misses), (0, vec!["spelt".to_owned()]));
}

#[test]
fn a_situation_without_a_budget_is_measured_too() {
    let threat = vec![Line::new(Speaker::Them, THREAT)];
    let measured = figure(vec![conversation("a", "threat", threat)], "other_warned");
    assert_eq!((measured.count, measured.of), (1, 1));
}

#[test]
fn the_half_written_after_is_measured_against_the_half_before() {
    let threat = || vec![Line::new(Speaker::Them, THREAT)];
    let before = vec![
        extortion("in-time", 1),
        conversation("quiet", "benign", vec![Line::new(Speaker::Them, "salut")]),
    ];
    let after = vec![
        extortion("late", 0),
        extortion("in-time-too", 1),
        conversation("alarm", "benign", threat()),
    ];
    let halves = [
        input("fr/before.jsonl", before),
        input("fr/after.jsonl", after),
    ];
    let all = figures(&halves);
    let lost = |id: &str| all.iter().find(|figure| figure.id == id).unwrap();
    let card = lost("halves_sextortion_danger_in_time");
    assert!((card.value - 50.0).abs() < 1e-9, "{}", card.value);
    assert_eq!(
        (card.met, &card.misses),
        (Some(false), &vec!["late".to_owned()])
    );
    let alarms = lost("halves_benign_danger");
    assert!((alarms.value - 100.0).abs() < 1e-9, "{}", alarms.value);
    assert!(lost("halves_alerts_point_at_words").value.abs() < 1e-9);
}

#[test]
fn one_half_alone_is_not_compared() {
    let all = figures(&[input("fr/before.jsonl", vec![extortion("a", 1)])]);
    assert!(all.iter().all(|figure| !figure.id.starts_with("halves_")));
}

#[test]
fn nothing_to_measure_is_an_error() {
    assert!(matches!(
        evaluate(Engine::new(), &[]),
        Err(Error::NothingToMeasure)
    ));
}
