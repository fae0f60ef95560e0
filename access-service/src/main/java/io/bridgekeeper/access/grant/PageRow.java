package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.grant.Page.Standing;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

@Entity
@Table(name = "page")
class PageRow {

    @Id
    @Column(name = "page_id")
    UUID pageId;

    @Column(name = "incident_id")
    UUID incidentId;

    @Column(name = "person_id")
    String personId;

    @Column(name = "system_id")
    String systemId;

    @Column(name = "area_id")
    String areaId;

    String standing;

    Instant since;

    PageRow() {}

    PageRow(UUID incidentId, Page page) {
        this.pageId = page.pageId();
        this.incidentId = incidentId;
        this.personId = page.personId();
        this.systemId = page.systemId();
        this.areaId = page.areaId();
        become(page);
    }

    void become(Page page) {
        standing = page.standing().name().toLowerCase(Locale.ROOT);
        since = page.since();
    }

    Page toPage() {
        return new Page(pageId, personId, systemId, areaId, Standing.valueOf(standing.toUpperCase(Locale.ROOT)), since);
    }
}
