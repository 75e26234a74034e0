using Judgeval.Fody.Emit;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Tests.Emit;

/// <summary>What is known of an instruction stays with it.</summary>
public sealed class InstructionNotesTests
{
    [Fact]
    public void each_instruction_has_its_own_line_though_another_weaver_left_no_offsets()
    {
        var body = Body(4);

        var notes = new InstructionNotes(body, new EditBuffers());

        Assert.Equal([1, 2, 3, 4], body.Instructions.Select(instruction => notes[instruction].SequencePoint!.StartLine));
    }

    [Fact]
    public void lines_are_found_in_any_order()
    {
        var body = Body(4);
        var points = body.Method.DebugInformation.SequencePoints;
        points.Add(points[0]);
        points.RemoveAt(0);

        var notes = new InstructionNotes(body, new EditBuffers());

        Assert.Equal([1, 2, 3, 4], body.Instructions.Select(instruction => notes[instruction].SequencePoint!.StartLine));
    }

    [Fact]
    public void new_instructions_have_notes_too_however_many_they_are()
    {
        var buffers = new EditBuffers();
        var before = Body(100);
        _ = new InstructionNotes(before, buffers);
        var body = Body(2);
        var notes = new InstructionNotes(body, buffers);
        List<Instruction> added = [.. Enumerable.Range(0, 50).Select(static _ => Instruction.Create(OpCodes.Nop))];

        foreach (var instruction in added)
        {
            Assert.False(notes[instruction].IsHidden);
            notes.Of(instruction).IsHidden = true;
        }

        Assert.All(added, instruction => Assert.True(notes[instruction] is { IsHidden: true, SequencePoint: null, Branches: 0 }));
        Assert.Equal([1, 2], body.Instructions.Select(instruction => notes[instruction].SequencePoint!.StartLine));
    }

    private static MethodBody Body(int statements)
    {
        var module = ModuleDefinition.CreateModule("M", ModuleKind.Dll);
        var method = new MethodDefinition("Run", MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Void);
        var document = new Document("M.cs");
        for (var line = 1; line <= statements; line++)
        {
            var instruction = Instruction.Create(OpCodes.Nop);
            method.Body.Instructions.Add(instruction);
            method.DebugInformation.SequencePoints.Add(new SequencePoint(instruction, document) { StartLine = line });
        }

        return method.Body;
    }
}
