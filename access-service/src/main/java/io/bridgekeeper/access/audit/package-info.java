/** Who did what to whose access, when and why: a chain of entries that only grows, and whose every change shows. */
package io.bridgekeeper.access.audit;
