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

fn figure(conversations: Vec<Conversation>, id: &str) -> Figure {
    let inputs = [Input {
        path: PathBuf::from("made/up.jsonl"),
        conversations,
    }];
    let evaluation = evaluate(Engine::new(), &inputs).unwrap();
    let all = evaluation
        .figures
        .into_iter()
        .chain(evaluation.corpora)
        .chain(evaluation.groups);
    all.into_iter().find(|figure| figure.id == id).unwrap()
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
fn nothing_to_measure_is_an_error() {
    assert!(matches!(
        evaluate(Engine::new(), &[]),
        Err(Error::NothingToMeasure)
    ));
}
