namespace AssemblyToProcess

open System
open System.Runtime.CompilerServices
open System.Threading.Tasks
open Judgeval

/// What F# compiles otherwise than C#: modules, curried and inline functions, unions, computation expressions, tail calls.
type Shape =
    | Circle of radius: float
    | Square of side: float
    | Unit

    [<Observe>]
    member shape.Area =
        match shape with
        | Circle radius -> Math.Round(radius * radius * 3.0, 3)
        | Square side -> side * side
        | Unit -> 1.0

[<Struct>]
type Counted =
    { Name: string
      Count: int }

    [<Observe>]
    member counted.Describe() = $"{counted.Name}:{counted.Count}"

module Functions =
    [<Observe>]
    let add a b = a + b

    [<Observe>]
    let nothing () = ()

    [<Observe>]
    let choose (value: int option) (fallback: unit -> int) =
        match value with
        | Some number when number > 0 -> number
        | _ -> fallback ()

    [<Observe>]
    let generic<'a when 'a: comparison> (values: 'a list) = List.max values

    [<Observe>]
    let rec countDown n = if n = 0 then "done" else countDown (n - 1)

    [<Observe>]
    let passesOn (continuation: int -> string) n = continuation (n + 1)

    // Not observed: with tail calls, each replaces the other's frame.
    let rec isEven n = if n = 0 then true else isOdd (n - 1)

    and isOdd n = if n = 0 then false else isEven (n - 1)

    [<Observe>]
    let inline twice x = x + x

    [<Observe>]
    let guarded (log: ResizeArray<string>) n =
        use _ = { new IDisposable with member _.Dispose() = log.Add "disposed" }

        match n with
        | 0 -> invalidArg (nameof n) "zero"
        | n when n < 0 -> "negative"
        | n -> string (10 / n)

    [<Observe>]
    let (|Even|Odd|) n = if n % 2 = 0 then Even else Odd

    [<Observe>]
    let rec folded acc values =
        match values with
        | [] -> acc
        | Even :: rest -> folded (acc + 1) rest
        | Odd :: rest -> folded acc rest

    [<Observe>]
    let numbers n =
        seq {
            for i in 1..n do
                yield i * i
        }

    [<Observe>]
    let parse (text: string) =
        try
            try
                Int32.Parse text
            with :? FormatException ->
                -1
        finally
            nothing ()

    // Otherwise its body moves into the caller, where nobody observes it.
    [<Observe; MethodImpl(MethodImplOptions.NoInlining)>]
    let fails message : int = failwith message

    [<Observe>]
    let tuple struct (a: int, b: string) = struct (b, a)

module Tasks =
    [<Observe>]
    let addAsync a b =
        task {
            do! Task.Yield()
            return a + b
        }

    [<Observe>]
    let failAsync (message: string) : Task<int> =
        task {
            do! Task.Yield()
            return raise (InvalidOperationException message)
        }

    [<Observe>]
    let loopAsync n =
        task {
            let mutable sum = 0

            for i in 1..n do
                let! value = addAsync i sum
                sum <- value

            return sum
        }

    [<Observe>]
    let startAsync n = async { return n * 2 }

type FSharpCases [<Observe>] (start: int) =
    let mutable count = start

    [<Observe>]
    member _.Count
        with get () = count
        and set value = count <- value

    [<Observe>]
    member _.Optional(number: int, ?text: string) = defaultArg text "none" + string number

    [<Observe>]
    member _.TryGet(key: string, value: byref<int>) =
        value <- key.Length
        key.Length > 1

    [<Observe>]
    static member Curried (a: int) (b: int) (c: int) = a * b - c

    [<Observe>]
    abstract Virtual: int -> int

    default _.Virtual n = n + count

    static member RunMembers() : string =
        let cases = FSharpCases(3)
        cases.Count <- cases.Count + 1
        let mutable length = 0
        let found = cases.TryGet("key", &length)
        $"""{cases.Count}{cases.Optional(1)}{cases.Optional(2, "text")}{found}{length}{FSharpCases.Curried 2 3 4}{cases.Virtual 5}"""

    static member RunTypes() : string =
        let shapes = [ Circle 2.0; Square 3.0; Unit ] |> List.map _.Area
        let counted = { Name = "name"; Count = 2 }
        $"%A{shapes} {counted.Describe()}"

    static member RunFunctions() : string =
        Functions.nothing ()
        let choices = Functions.choose None (fun () -> 7) + Functions.choose (Some 5) (fun () -> 7)
        $"""{Functions.add 1 2}{choices}{Functions.generic [ 1; 3; 2 ]}{Functions.generic [ "a"; "b" ]}%A{Functions.tuple (struct (1, "one"))}"""

    static member RunTailCalls() : string =
        Functions.countDown 1000 + Functions.passesOn string 4

    static member RunDeepRecursion() : string =
#if TAILCALLS
        string (Functions.isEven 1_000_000)
#else
        string (Functions.isEven 1_000)
#endif
        + Functions.countDown 3

    static member RunPatterns() : string =
        let log = ResizeArray<string>()
        let caught = try Functions.guarded log 0 with :? ArgumentException as e -> e.Message
        $"""{Functions.twice 3}{Functions.guarded log 5}{Functions.guarded log -1}{caught}{log.Count}{Functions.folded 0 [ 1; 2; 4 ]}"""

    static member RunGuardedThrows() : string = Functions.guarded (ResizeArray<string>()) 0

    static member RunSequences() : string =
        let numbers = Functions.numbers 4
        $"""%A{Seq.toList numbers}{Seq.head numbers}{Seq.sum numbers}"""

    static member RunCaught() : string = $"""{Functions.parse "12"}{Functions.parse "x"}"""

    static member RunThrows() : string = string (Functions.fails "by F#")

    static member RunTasks() : Task<string> =
        task {
            let! sum = Tasks.addAsync 1 2
            let! loop = Tasks.loopAsync 4
            let! started = Tasks.startAsync 4
            return $"""{sum}{loop}{started}"""
        }

    static member RunTaskThrows() : Task<string> =
        task {
            let! never = Tasks.failAsync "by a task"
            return string never
        }
