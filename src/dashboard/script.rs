//! Key scripts such as `/csto agreement<Enter>`: what tests, screenshots and `render` play.

use super::key::{Code, Key};

/// The keys of a script: characters as they are, others by name in angle brackets, `<lt>` for `<`.
///
/// # Errors
/// The first name in brackets that is no key.
pub fn parse(script: &str) -> Result<Vec<Key>, String> {
    let mut keys = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let bracket = rest.strip_prefix('<').and_then(|inside| inside.split_once('>'));
        if let Some((name, after)) = bracket {
            let key = if name.eq_ignore_ascii_case("lt") {
                Some(Key { code: Code::Char('<'), ctrl: false, alt: false })
            } else {
                Key::parse(name)
            };
            keys.push(key.ok_or_else(|| format!("`<{name}>` is no key; there are <Enter> <Esc> <Tab> <C-p> <A-Left> <F5> <lt> …"))?);
            rest = after;
        } else {
            let code = if c == ' ' { Code::Named("Space") } else { Code::Char(c) };
            keys.push(Key { code, ctrl: false, alt: false });
            rest = &rest[c.len_utf8()..];
        }
    }
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_characters_and_names() {
        let played = |script| parse(script).map(|keys| keys.iter().map(Key::to_string).collect::<Vec<_>>().join("|"));
        assert_eq!(played("/ab c<Enter><C-p><lt>"), Ok("/|a|b|Space|c|Enter|C-p|<".to_owned()));
        assert_eq!(played("立<A-Left>"), Ok("立|A-Left".to_owned()));
        assert!(played("<Nope>").is_err());
    }
}
