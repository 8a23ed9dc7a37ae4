/**
 * Knowing who is who: how strongly two records speak for one person, who else may be meant, and
 * which records together are one person.
 *
 * <p>Start at {@link org.breakwater.linkage.Model}: it finds keys for a record, weighs a pair and
 * explains the weight. {@link org.breakwater.linkage.PersonIndex} answers for one record against
 * everyone, {@link org.breakwater.linkage.Linker} for millions against each other, and {@link
 * org.breakwater.linkage.Clusterer} makes people of pairs. All of them weigh with the same kernel.
 */
@NullMarked
package org.breakwater.linkage;

import org.jspecify.annotations.NullMarked;
