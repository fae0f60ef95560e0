/** The one rule of the audit's hash chain, without a dependency: whoever has this jar can check an export. */
package io.bridgekeeper.auditchain;
