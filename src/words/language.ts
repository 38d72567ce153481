/** BCP 47 name of the language of these modules; `<html lang>` and its direction follow it. */
export const LANGUAGE: string = 'en';
