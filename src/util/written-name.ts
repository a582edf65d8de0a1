/**
 * A name as it is compared with others. Spaces around it do not count, for the target may have cut them off (design §6,
 * A26), nor whether an accent is a part of its letter or stands behind it (Unicode NFC), which nobody sees.
 */
export const writtenName = (name: string): string => name.trim().normalize("NFC");
