import type { EnumMember, EnumType } from "./node_type.ts";

/** A member of an enum, where a bare string would come in as text. */
export class EnumValue {
  readonly type: EnumType;
  readonly member: EnumMember;

  constructor(type: EnumType, member: EnumMember) {
    this.type = type;
    this.member = member;
  }
}

/** The member of an enum that has a name; nothing when there is none. */
export function enumValue(type: EnumType, name: string): EnumValue | undefined {
  const member = type.members.find((candidate) => candidate.name === name);
  return member && new EnumValue(type, member);
}
