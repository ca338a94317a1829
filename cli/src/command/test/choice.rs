//! Which of the stories are told: all of them, or those that the filters leave.

use placet::story::Story;

use crate::output::Failure;
use crate::paint::count;
use crate::stories::Written;

/// Filters of `placet test`: of one option given several times any may fit, of different options all must.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Filters")]
pub struct Filters {
    /// Tell only stories with this text in their name or sentence
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
    /// Tell only stories of this app; may be repeated
    #[arg(long, value_name = "APP")]
    app: Vec<String>,
    /// Tell only stories that name this clause, or a clause below it; may be repeated
    #[arg(long, value_name = "ID")]
    clause: Vec<String>,
    /// Tell only stories that name this rule; may be repeated
    #[arg(long, value_name = "ID")]
    rule: Vec<String>,
}

impl Filters {
    /// The stories that are left, in their order.
    ///
    /// # Errors
    /// A [`Failure`] where none is.
    pub fn choose(&self, all: Vec<Written>) -> Result<Vec<Written>, Failure> {
        let number = all.len();
        let kept: Vec<Written> = all.into_iter().filter(|it| self.fits(it)).collect();
        if kept.is_empty() {
            let says = self.says().join(" and ");
            return Err(Failure(format!("none of {} {says}", count(number, "story"))));
        }
        Ok(kept)
    }

    /// What cannot be read as a story has a name and nothing else.
    fn fits(&self, it: &Written) -> bool {
        let of = |fits: &dyn Fn(&Story) -> bool| it.story.as_ref().is_ok_and(fits);
        let text = |text: &String| it.name.contains(text.as_str()) || of(&|story| story.title.contains(text.as_str()));
        let any = |wanted: &[String], fits: &dyn Fn(&Story, &str) -> bool| {
            wanted.is_empty() || of(&|story| wanted.iter().any(|it| fits(story, it)))
        };
        self.filter.as_ref().is_none_or(text)
            && any(&self.app, &|story, app| story.app.to_string() == app)
            && any(&self.clause, &|story, clause| story.proves.iter().any(|it| is_or_is_below(it, clause)))
            && any(&self.rule, &|story, rule| story.proves.iter().any(|it| it == rule))
    }

    /// What no story fitted, and what to do about it.
    fn says(&self) -> Vec<String> {
        let quoted = |all: &[String]| all.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(" or ");
        let text = self.filter.iter();
        let text = text.map(|it| format!("has `{it}` in its name or sentence: leave --filter out"));
        let app = (!self.app.is_empty()).then(|| format!("is of {}: see `app.id` of the manifest", quoted(&self.app)));
        let ids =
            |all: &[String], of: &str| (!all.is_empty()).then(|| format!("names {} in `proves`: {of}", quoted(all)));
        let clause = ids(&self.clause, "placet coverage lists which story proves which clause");
        let rule = ids(&self.rule, "placet coverage lists which story names which rule");
        text.chain(app).chain(clause).chain(rule).collect()
    }
}

/// Whether an id is `wanted`, or one of the sentences of that section: `coco-4.2-1` is below `coco-4.2`.
fn is_or_is_below(id: &str, wanted: &str) -> bool {
    id.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_has_its_sentences_below_it_and_no_other_section() {
        assert!(is_or_is_below("coco-4.2-1", "coco-4.2-1"));
        assert!(is_or_is_below("coco-4.2-1", "coco-4.2"));
        assert!(is_or_is_below("coco-4.2-1", "coco-4"));
        assert!(!is_or_is_below("coco-4.21-1", "coco-4.2"));
        assert!(!is_or_is_below("coco-4.2", "coco-4.2-1"));
    }
}
