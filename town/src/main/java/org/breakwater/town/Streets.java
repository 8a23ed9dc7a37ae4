package org.breakwater.town;

import java.util.SplittableRandom;

/** Invented streets under the postcode area ZZ, which no town has. */
final class Streets {
  private static final String[] FIRST =
      ("Alder Bramble Cartwheel Dovecote Easter Ferry Gannet Harbour Ivy Juniper Kestrel Lantern"
           + " Millrace Nettle Orchard Pump Quarry Ropewalk Saddler Tanner Undercliff Vintner"
           + " Weaver Yarrow Barley Cinder Drover Elmhurst Fuller Gorse Heron Ironmonger Larkspur"
           + " Mallard Northgate Osprey Plover Reedbed Sandpiper Teasel Willowbank Anvil Beacon"
           + " Chandler Dyehouse Foundry Glebe Hollin Kiln Lockside")
          .split(" ");
  private static final String[] SECOND =
      "Street Road Lane Avenue Close Terrace Drive Court Way Mount Grove Place Rise Walk"
          .split(" ");
  private static final String LETTERS = "ABDEFGHJLNPQRSTUWXYZ";

  private final int streets;

  /** As many streets as a town of so many people has, about one for 150. */
  Streets(int people) {
    streets = Math.clamp(people / 150, 20, FIRST.length * SECOND.length);
  }

  Address any(SplittableRandom random) {
    int street = random.nextInt(streets);
    int number = 1 + random.nextInt(160);
    var name =
        FIRST[street % FIRST.length]
            + " "
            + SECOND[(street / FIRST.length + street) % SECOND.length];
    int block = street * 8 + number / 20;
    var postcode =
        "ZZ"
            + (1 + street % 9)
            + " "
            + (1 + block % 9)
            + LETTERS.charAt(block / 9 % 20)
            + LETTERS.charAt(block / 180 % 20);
    return new Address(number, name, postcode);
  }
}
