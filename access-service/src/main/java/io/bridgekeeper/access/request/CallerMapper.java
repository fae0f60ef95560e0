package io.bridgekeeper.access.request;

import io.bridgekeeper.access.AccessConfig;
import io.bridgekeeper.access.account.PersonKeyClient;
import io.bridgekeeper.access.membership.UserName;
import io.bridgekeeper.access.problem.ProblemType;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** What the token, and where it is silent Keycloak, says of who asks. */
@ApplicationScoped
class CallerMapper {

    private static final Logger LOG = Logger.getLogger(CallerMapper.class);

    private final SecurityIdentity identity;
    private final PersonKeyClient keys;
    private final AccessConfig.Request config;

    CallerMapper(SecurityIdentity identity, PersonKeyClient keys, AccessConfig config) {
        this.identity = identity;
        this.keys = keys;
        this.config = config.request();
    }

    /** For whoever only looks. */
    Caller reader() {
        return caller(null);
    }

    /** For whoever asks or decides; without Keycloak's word nobody is taken for two people. */
    Uni<Caller> known() {
        String claimed = claim(config.samePersonAttribute());
        if (claimed != null) {
            return Uni.createFrom().item(caller(claimed));
        }
        Caller caller = caller(null);
        return keys.key(caller.personId())
                .onFailure()
                .invoke(failure -> LOG.warnf("Keycloak does not say who %s is: %s", caller.personId(), failure))
                .onFailure()
                .transform(failure -> ProblemMapper.problem(ProblemType.KEYCLOAK_AWAY))
                .map(key -> new Caller(
                        caller.personId(),
                        key,
                        caller.groups(),
                        caller.secondFactor(),
                        caller.approver(),
                        caller.seesAll()));
    }

    private Caller caller(String key) {
        boolean approver = identity.hasRole("access-approver");
        String acr = claim("acr");
        return new Caller(
                UserName.of(identity.getPrincipal().getName()),
                key,
                identity.getPrincipal() instanceof JsonWebToken token && token.getGroups() != null
                        ? token.getGroups()
                        : Set.of(),
                acr != null && config.secondFactorAcr().contains(acr),
                approver,
                approver || identity.hasRole("auditor"));
    }

    private String claim(String name) {
        Object claim = identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim(name) : null;
        return claim == null || claim.toString().isBlank() ? null : claim.toString();
    }
}
