// There is no half-built matcher: no way to add a phrase after build, and none to make an empty
// one.
#include "skillgap/phrase_matcher.h"

skillgap::PhraseMatcher make(const skillgap::Tokenizer& tokenizer) {
  const skillgap::PhraseEntry phrases[] = {{"Python", 1}};
#ifdef SKILLGAP_WRONG
  skillgap::PhraseMatcher matcher;
  return matcher;
#else
  return skillgap::PhraseMatcher::build(phrases, tokenizer);
#endif
}
