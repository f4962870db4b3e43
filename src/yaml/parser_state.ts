/** What the parser reads next. */
export const documentStart = 0;
export const documentContent = 1;
export const documentEnd = 2;
export const blockSequenceEntry = 3;
export const indentlessSequenceEntry = 4;
export const blockMappingKey = 5;
export const blockMappingValue = 6;
export const flowSequenceFirst = 7;
export const flowSequenceEntry = 8;
export const flowPairKey = 9;
export const flowPairValue = 10;
export const flowPairEnd = 11;
export const flowMappingFirst = 12;
export const flowMappingKey = 13;
export const flowMappingValue = 14;
export const flowMappingNoValue = 15;
export const finished = 16;
