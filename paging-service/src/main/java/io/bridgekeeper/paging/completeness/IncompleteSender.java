package io.bridgekeeper.paging.completeness;

import io.bridgekeeper.paging.integration.IntegrationOwner;
import java.util.List;

/**
 * An integration whose signals lack what their sender should give.
 *
 * @param incidents that were looked at
 * @param gaps      at least one
 */
public record IncompleteSender(IntegrationOwner integration, int incidents, List<Gap> gaps) {}
