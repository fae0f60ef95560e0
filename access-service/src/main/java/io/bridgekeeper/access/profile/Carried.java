package io.bridgekeeper.access.profile;

/**
 * What pages carry.
 *
 * @param areaId of the profile's system: only pages of that area carry it; null: all pages of the system do
 */
public record Carried(Profile profile, String areaId) {

    /**
     * @param pageSystemId what the page is for; null where it is not known
     * @param pageAreaId   of that system; null where none is known
     */
    public boolean isBy(String pageSystemId, String pageAreaId) {
        return profile.systemId().equals(pageSystemId) && (areaId == null || areaId.equals(pageAreaId));
    }
}
