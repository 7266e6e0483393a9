//! Text broken into lines by columns: between words, and between Chinese characters, which have no spaces.

use crate::search::fold::is_han;
use textwrap::{Options, WordSeparator, WrapAlgorithm, core::Word};

/// Lines of at most some columns. A word longer than a line is broken; nothing ever crosses the edge.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let options = Options::new(width.max(4)).word_separator(WordSeparator::Custom(words)).wrap_algorithm(WrapAlgorithm::FirstFit);
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// The same with every line after the first moved in by some columns.
pub fn wrap_hanging(text: &str, width: usize, hang: usize) -> String {
    let lines = wrap(text, width.saturating_sub(hang));
    lines.join(&format!("\n{}", " ".repeat(hang)))
}

fn words(text: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut starts = vec![0];
    let mut before = None;
    for (at, c) in text.char_indices() {
        let after_space = before == Some(' ') && c != ' ';
        // A line may break before a Chinese character, unless a mark of punctuation would begin the next one.
        let in_chinese = before.is_some_and(|before: char| is_han(before) || is_han(c)) && before != Some(' ') && c != ' ' && is_han(c);
        if at > 0 && (after_space || in_chinese) {
            starts.push(at);
        }
        before = Some(c);
    }
    starts.push(text.len());
    let pieces: Vec<Word> = starts.windows(2).map(|pair| Word::from(&text[pair[0]..pair[1]])).collect();
    Box::new(pieces.into_iter())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::clean::columns;

    #[test]
    fn no_line_crosses_the_edge_and_no_character_is_lost() {
        let text = "中国关于网络空间国际规则的立场 (2021年10月12日)，Соглашение о сотрудничестве e\u{301} averyveryverylongword end";
        for width in 4..90 {
            let lines = wrap(text, width);
            assert!(lines.iter().all(|line| columns(line) <= width), "{width}: {lines:?}");
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            assert_eq!(letters(&lines.concat()), letters(text));
        }
    }

    #[test]
    fn chinese_fills_its_lines() {
        assert_eq!(wrap("ab 网络空间国际规则", 9), ["ab 网络空", "间国际规", "则"]);
    }
}
