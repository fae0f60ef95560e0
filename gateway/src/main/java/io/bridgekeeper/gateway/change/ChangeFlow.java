package io.bridgekeeper.gateway.change;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Hands changes over to paging-service: nobody is called for one, so a tool may be asked to send it again. */
@ApplicationScoped
public class ChangeFlow {

    private static final Logger LOG = Logger.getLogger(ChangeFlow.class);

    private final ChangeClient paging;

    ChangeFlow(@RestClient ChangeClient paging) {
        this.paging = paging;
    }

    /** Never fails: whatever went wrong is {@link Handover.NotKept}. */
    public Uni<Handover> handOver(UUID integrationId, ToldChange change) {
        return paging.take(new ChangeClient.Told(integrationId, change))
                .<Handover>map(taken -> taken.errors().isEmpty()
                        ? new Handover.Kept(taken.changeId(), taken.systems())
                        : new Handover.Refused(taken.errors()))
                .onFailure()
                .recoverWithItem(noPaging -> {
                    LOG.errorf("a change is not kept; paging-service: %s", noPaging);
                    return new Handover.NotKept();
                });
    }
}
