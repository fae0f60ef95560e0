/** Who may be accountable, and who is: exactly one person, never a team, never empty once accepted. */
package io.bridgekeeper.followup.accountability;
