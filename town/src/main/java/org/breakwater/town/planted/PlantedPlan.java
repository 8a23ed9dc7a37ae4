package org.breakwater.town.planted;

/**
 * What kind of town to invent. The same plan gives the same town on any machine.
 *
 * @param people living there, 5,000 to 1,000,000; one in ten is a child of 10 to 17
 * @param years 1 to 20
 * @param networks hidden networks, 0 to 200
 * @param victims children whom all the networks together exploit in the whole time
 * @param mentions how often a report of exploitation names the network's people and things,
 *     compared with an ordinary town, 0 to 2
 * @param nullTown what would have been a network's report is about unrelated children and things:
 *     as many reports and worries, no network
 * @param decoys whether there are coaches, youth workers, contract taxis and popular takeaways that
 *     touch many children innocently
 */
public record PlantedPlan(
    long seed,
    int people,
    int years,
    int networks,
    int victims,
    double mentions,
    boolean nullTown,
    boolean decoys) {

  public PlantedPlan {
    if (people < 5_000 || people > 1_000_000)
      throw new IllegalArgumentException("people must be 5,000 to 1,000,000, was " + people);
    if (years < 1 || years > 20)
      throw new IllegalArgumentException("years must be 1 to 20, was " + years);
    if (networks < 0 || networks > 200)
      throw new IllegalArgumentException("networks must be 0 to 200, was " + networks);
    if (victims < networks * 5 || victims > people / 50)
      throw new IllegalArgumentException(
          "victims must be at least 5 a network and at most one in 50 people, was " + victims);
    if (!(mentions >= 0 && mentions <= 2))
      throw new IllegalArgumentException("mentions must be 0 to 2, was " + mentions);
  }

  /** A town of Rotherham's size: 250,000 people, 16 years, 24 networks, 1,400 victims. */
  public static PlantedPlan rotherham(long seed) {
    return new PlantedPlan(seed, 250_000, 16, 24, 1_400, 1, false, true);
  }

  public PlantedPlan withoutNetworks() {
    return new PlantedPlan(seed, people, years, networks, victims, mentions, true, decoys);
  }

  public PlantedPlan mentioning(double share) {
    return new PlantedPlan(seed, people, years, networks, victims, share, nullTown, decoys);
  }
}
