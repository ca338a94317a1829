//! Whether an answer is what was expected: every key given must agree, everything else must be equal.

use serde_json::Value;

/// Whether `answer` says what `expected` says. A key that is expected to be `null` must not be there.
pub(super) fn agrees(expected: &Value, answer: &Value) -> bool {
    match expected {
        Value::Object(members) => {
            answer.is_object()
                && members.iter().all(|(key, value)| agrees(value, answer.get(key).unwrap_or(&Value::Null)))
        }
        _ => expected == answer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_key_that_is_expected_agrees_and_lists_are_equal_as_a_whole() {
        let answer = json!({ "a": 1, "b": ["x", "y"], "c": { "d": true, "e": "f" } });

        assert!(agrees(&json!({}), &answer));
        assert!(agrees(&json!({ "a": 1, "c": { "d": true } }), &answer));
        assert!(agrees(&json!({ "g": null }), &answer));
        assert!(!agrees(&json!({ "a": 2 }), &answer));
        assert!(!agrees(&json!({ "g": 1 }), &answer));
        assert!(!agrees(&json!({ "b": ["x"] }), &answer));
        assert!(!agrees(&json!("a"), &answer));
        assert!(!agrees(&json!({}), &json!("done")));
    }
}
