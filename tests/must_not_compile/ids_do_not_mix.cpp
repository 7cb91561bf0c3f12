// A role's number is not a concept's, and neither is an int.
#include "skillgap/taxonomy.h"

std::string label(const skillgap::Taxonomy& taxonomy, skillgap::RoleId role,
                  skillgap::ConceptId skill) {
#ifdef SKILLGAP_WRONG
  skill = role;
#endif
  return taxonomy[role].label_en + taxonomy[skill].label_en;
}
